package datalk.problem;

import java.util.Map;

/** There is no such record: 404. */
public final class RecordNotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** No record {@code id} of a kind that the texts know, {@code "store"} for instance. */
    public RecordNotFoundException(String kind, Object id) {
        super(ProblemType.RECORD_NOT_FOUND, Map.of("kind", new TextKey("kind." + kind), "id", id));
    }
}
