package datalk.problem;

import java.util.Map;

/** The record cannot be written or removed because of another one: 409. */
public final class RecordConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private RecordConflictException(ProblemType type, Map<String, Object> values) {
        super(type, values);
    }

    /** A record of that id is there already. */
    public static RecordConflictException exists(String kind, Object id) {
        return new RecordConflictException(
                ProblemType.RECORD_EXISTS, Map.of("kind", new TextKey("kind." + kind), "id", id));
    }

    /** Records of another collection, {@code orders} for instance, refer to it. */
    public static RecordConflictException inUse(String kind, Object id, String referrers) {
        return new RecordConflictException(
                ProblemType.RECORD_IN_USE,
                Map.of("kind", new TextKey("kind." + kind), "id", id, "referrers", new TextKey("kind." + referrers)));
    }
}
