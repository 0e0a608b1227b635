package datalk.pipeline;

/** A plan that passed verification and has no pipeline: our fault. */
public final class UnsupportedPlanException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnsupportedPlanException(String message) {
        super(message);
    }
}
