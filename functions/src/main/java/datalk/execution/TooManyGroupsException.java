package datalk.execution;

/** A question whose groups are more than are brought together for one answer. */
public final class TooManyGroupsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyGroupsException() {
        super("too many groups");
    }
}
