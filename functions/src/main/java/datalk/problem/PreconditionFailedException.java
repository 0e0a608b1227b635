package datalk.problem;

import java.util.Map;

/** The record is no longer the one that the caller's {@code If-Match} names: 412. */
public final class PreconditionFailedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public PreconditionFailedException(String currentTag) {
        super(ProblemType.PRECONDITION_FAILED, Map.of("current", currentTag));
    }
}
