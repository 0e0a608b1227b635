package datalk.execution;

import com.mongodb.MongoExecutionTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When the database has to be done with a question: each of its pipelines gets what the ones before have left. */
final class Deadline {
    /** The database's own code for it. */
    private static final int EXCEEDED_TIME_LIMIT = 50;

    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    static Deadline after(Duration span, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + span.toNanos());
    }

    /** What is left, in whole milliseconds; as the database says it where nothing is. */
    long millisLeft() {
        long left = (end - nanoTime.getAsLong()) / 1_000_000;
        if (left < 1) {
            throw new MongoExecutionTimeoutException(EXCEEDED_TIME_LIMIT, "the pipelines before took all the time");
        }
        return left;
    }
}
