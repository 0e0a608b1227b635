package datalk.records;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times on the wall of the mall, to the second and without a zone. The database keeps them as ISO text, which sorts as
 * it reads: {@code 2021-02-05T18:53:01}.
 */
public final class LocalTimes {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final DateTimeFormatter STORED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EXPORTED = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("M/d/uuuu h:mm:ss a")
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);

    private LocalTimes() {}

    /** Reads {@code 2021-02-05}. */
    static LocalDate readDate(String text) {
        return withinReach(LocalDate.parse(text).atStartOfDay()).toLocalDate();
    }

    /** Reads ISO, or the export's {@code 2/5/2021 6:53:01 PM} (the month first). */
    static LocalDateTime readMoment(String text) {
        LocalDateTime moment = text.indexOf('/') < 0
                ? LocalDateTime.parse(text.replace(' ', 'T'))
                : LocalDateTime.parse(text, EXPORTED);
        return withinReach(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The text that the database keeps. */
    public static @Nullable String toText(@Nullable LocalDateTime moment) {
        return moment == null ? null : STORED.format(moment);
    }

    /** The moment that the database's text stands for. */
    public static @Nullable LocalDateTime fromText(@Nullable String text) {
        return text == null ? null : LocalDateTime.parse(text);
    }

    private static LocalDateTime withinReach(LocalDateTime moment) {
        if (moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR) {
            throw new DateTimeException("year " + moment.getYear());
        }
        return moment;
    }
}
