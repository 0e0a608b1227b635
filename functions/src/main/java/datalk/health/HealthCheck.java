package datalk.health;

import java.util.List;

/**
 * Something outside the app that a room depends on. Every bean of this type is asked when readiness is; it has to
 * answer within two seconds, and must not say anything secret, since the door is open to all.
 */
public interface HealthCheck {
    /** What it is, {@code model} for instance. */
    String name();

    /** Whether the app cannot work without it. What is not required is reported, and the app is ready all the same. */
    boolean isRequired();

    /** How it is now. */
    State check();

    /**
     * Whether something is there.
     *
     * @param details what an operator needs to know to mend it; empty if there is nothing to mend
     */
    record State(boolean isUp, List<String> details) {
        public State {
            details = List.copyOf(details);
        }

        /** It is there. */
        public static State up() {
            return new State(true, List.of());
        }

        /** It is not there. */
        public static State down(String... details) {
            return new State(false, List.of(details));
        }
    }
}
