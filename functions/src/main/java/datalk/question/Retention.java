package datalk.question;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How long what was asked and answered is kept.
 *
 * <p>What is kept says when it expires twice: {@code expires_at} for MongoDB, whose index removes what is past, and
 * {@code ttl}, the seconds after the last write, for Cosmos DB, which looks at nothing else.
 */
record Retention(Duration span) {
    /** Always as many digits, so that later texts sort behind earlier ones. */
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** When something expires that is written now, in milliseconds as the database holds dates. */
    long endFrom(Instant now) {
        return now.plus(span).toEpochMilli();
    }

    /** Whether the time of something is over: the database may take a while to remove it. */
    static boolean isOver(long expiresAt) {
        return expiresAt <= System.currentTimeMillis();
    }

    int seconds() {
        return Math.toIntExact(span.toSeconds());
    }

    /** A moment as it is kept and shown: {@code 2021-05-01T02:59:59.123Z}. */
    static String text(Instant moment) {
        return UTC.format(moment);
    }
}
