package datalk.plan;

/**
 * Parts that make no plan: a share of nothing, a comparison of one period. Only plans throw it, so that who builds one
 * of a question's words can tell a question that nobody can answer from a mistake of ours.
 */
public final class PlanException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PlanException(String message) {
        super(message);
    }
}
