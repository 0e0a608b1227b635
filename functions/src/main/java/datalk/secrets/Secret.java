package datalk.secrets;

import java.util.Optional;

/** What became of one reference: its value, or why there is none. Its text never shows the value. */
record Secret(Optional<String> value, Optional<SecretStatus> problem) {
    static Secret of(String value) {
        return new Secret(Optional.of(value), Optional.empty());
    }

    static Secret missing(SecretStatus problem) {
        return new Secret(Optional.empty(), Optional.of(problem));
    }

    @Override
    public String toString() {
        return problem.map(Enum::name).orElse("Resolved");
    }
}
