package datalk.problem;

import java.util.Set;

/** The codes by which MongoDB, and Cosmos DB in its place, says what went wrong. */
public final class DatabaseCode {
    /** Cosmos DB: more requests than were paid for. */
    public static final int REQUEST_RATE_TOO_LARGE = 16500;

    /** It took longer than the command allowed. */
    public static final int EXCEEDED_TIME_LIMIT = 50;

    /** Not the primary, asked before anything is done. */
    public static final Set<Integer> REFUSED = Set.of(10058, 10107, 13435, 13436);

    /** Shutting down or stepping down, perhaps in the middle of it. */
    public static final Set<Integer> INTERRUPTED = Set.of(91, 189, 11600, 11602);

    private DatabaseCode() {}
}
