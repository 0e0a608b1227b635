package datalk.execution;

/** A question whose groups are more than are brought together for one answer. */
public final class TooManyGroupsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int most;

    TooManyGroupsException(int most) {
        super("more than " + most + " groups");
        this.most = most;
    }

    /** How many could have been brought together. */
    public int most() {
        return most;
    }
}
