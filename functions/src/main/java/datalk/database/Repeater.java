package datalk.database;

import com.mongodb.MongoException;
import datalk.problem.FaultReader;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what failed and may be repeated: the one place where this app does.
 *
 * <p>Waits as long as a throttling database asks for, longer with each attempt and never the same time as others;
 * begins no attempt after {@link #WINDOW}; and spends no more than its budget. What it gives up, callers get as it
 * failed: it becomes 503 with {@code Retry-After}. Logs each, for the workbook. Safe for many threads.
 */
final class Repeater {
    private static final Logger LOG = LoggerFactory.getLogger(Repeater.class);

    /** From the first attempt on, so that the last one still ends in time. */
    static final Duration WINDOW = Duration.ofSeconds(5);

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final RetryBudget budget = new RetryBudget();
    private final LongSupplier millis;
    private final Pause pause;

    /** How a thread waits. */
    interface Pause {
        void pause(long millis) throws InterruptedException;
    }

    Repeater() {
        this(() -> System.nanoTime() / 1_000_000, Thread::sleep);
    }

    Repeater(LongSupplier millis, Pause pause) {
        this.millis = millis;
        this.pause = pause;
    }

    /** The result of {@code operation}, of the first attempt that succeeds. */
    <T> T run(Repetition repetition, Supplier<T> operation) {
        return run(repetition, operation, end());
    }

    /** The same as a part of something that has begun before: no attempt begins after {@code end}. */
    <T> T run(Repetition repetition, Supplier<T> operation, long end) {
        budget.countOperation();
        for (int attempt = 1; ; attempt++) {
            try {
                T result = operation.get();
                budget.countSuccess();
                return result;
            } catch (MongoException failed) {
                if (!repetition.allows(Outcome.of(failed)) || !await(failed, attempt, end)) {
                    throw failed;
                }
            }
        }
    }

    /** Waits until the next attempt; false, if there is to be none. */
    boolean await(MongoException failed, int attempt, long end) {
        long wait = wait(failed, attempt);
        boolean repeated = millis.getAsLong() + wait <= end && budget.take();
        LOG.info(
                "database reason={} attempt={} wait_ms={} repeated={}",
                FaultReader.isThrottling(failed) ? "throttled" : "unavailable",
                attempt,
                wait,
                repeated);
        if (!repeated) {
            return false;
        }
        try {
            pause.pause(wait);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** When the last attempt of what begins now has to have begun. */
    long end() {
        return millis.getAsLong() + WINDOW.toMillis();
    }

    /** What the database asks for, and on top of it something that differs from what others wait. */
    private static long wait(MongoException failed, int attempt) {
        long backoff = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        long asked = FaultReader.findRetryAfter(failed).map(Duration::toMillis).orElse(0L);
        return asked + ThreadLocalRandom.current().nextLong(1 + backoff / 2);
    }
}
