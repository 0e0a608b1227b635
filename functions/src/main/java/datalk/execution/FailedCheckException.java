package datalk.execution;

/** An answer contradicts itself: our fault, found before anybody saw it. The message names the check and no data. */
public final class FailedCheckException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public FailedCheckException(String check) {
        super(check);
    }
}
