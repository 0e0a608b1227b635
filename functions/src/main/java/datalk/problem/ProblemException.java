package datalk.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The root of what rooms throw when the caller or a dependency is at fault. Our own faults are
 * {@link IllegalStateException}s and are answered with 500.
 *
 * <p>Example: {@code throw new ProblemException(ProblemType.RECORD_EXISTS, Map.of("id", 7))} fills {@code {id}} in the
 * text of {@code record-exists.detail}.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> values;
    private final transient List<FieldIssue> issues;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(ProblemType type) {
        this(type, Map.of());
    }

    public ProblemException(ProblemType type, Map<String, Object> values) {
        this(type, values, List.of(), Optional.empty());
    }

    protected ProblemException(
            ProblemType type, Map<String, Object> values, List<FieldIssue> issues, Optional<Duration> retryAfter) {
        super(type.code(), null, false, false);
        this.type = type;
        this.values = Map.copyOf(values);
        this.issues = List.copyOf(issues);
        this.retryAfter = retryAfter;
    }

    /** The same kind of problem, to be tried again after a while. */
    public static ProblemException retryable(ProblemType type, Duration retryAfter) {
        return new ProblemException(type, Map.of(), List.of(), Optional.of(retryAfter));
    }

    public ProblemType type() {
        return type;
    }

    /** What the places in the detail's text are filled with. */
    public Map<String, Object> values() {
        return values;
    }

    public List<FieldIssue> issues() {
        return issues;
    }

    /** How long a caller should wait before trying again, if trying again can help. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
