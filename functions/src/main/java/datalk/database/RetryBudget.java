package datalk.database;

/**
 * How often this instance may repeat operations, so that repeating never becomes the load that keeps a database down.
 *
 * <p>Every operation earns a tenth of a repetition, one that succeeds four tenths more. A database that answers nothing
 * is thus asked at most a tenth more often than without repetitions, one that throttles three in ten at most half as
 * often again. Some are saved up, for an instance that was quiet. Safe for many threads.
 */
final class RetryBudget {
    private static final int ONE = 10;
    private static final int PER_OPERATION = 1;
    private static final int PER_SUCCESS = 4;
    private static final int MOST_SAVED = 50 * ONE;

    private int tenths = MOST_SAVED;

    synchronized void countOperation() {
        tenths = Math.min(MOST_SAVED, tenths + PER_OPERATION);
    }

    synchronized void countSuccess() {
        tenths = Math.min(MOST_SAVED, tenths + PER_SUCCESS);
    }

    /** Takes one repetition, if there is one. */
    synchronized boolean take() {
        if (tenths < ONE) {
            return false;
        }
        tenths -= ONE;
        return true;
    }
}
