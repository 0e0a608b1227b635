package datalk.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.Locale;

/** A step of calendar time, with the text that names each bucket in the data. */
public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** The grain that a time dimension of that name groups by. */
    public static Grain named(String dimension) {
        return valueOf(dimension.toUpperCase(Locale.ROOT));
    }

    /** The first day of the bucket that holds {@code day}; weeks start on Monday. */
    public LocalDate floor(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1L);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the bucket {@code count} buckets later. */
    public LocalDate plus(LocalDate day, long count) {
        LocalDate first = floor(day);
        return switch (this) {
            case DAY -> first.plusDays(count);
            case WEEK -> first.plusWeeks(count);
            case MONTH -> first.plusMonths(count);
            case QUARTER -> first.plusMonths(3 * count);
            case YEAR -> first.plusYears(count);
        };
    }

    /** Whether a bucket begins at that moment. */
    public boolean beginsAt(LocalDateTime moment) {
        return moment.equals(floor(moment.toLocalDate()).atStartOfDay());
    }

    /** How many whole buckets lie between two days that each begin one. */
    public long between(LocalDate first, LocalDate end) {
        TemporalUnit unit =
                switch (this) {
                    case DAY -> ChronoUnit.DAYS;
                    case WEEK -> ChronoUnit.WEEKS;
                    case MONTH -> ChronoUnit.MONTHS;
                    case QUARTER -> IsoFields.QUARTER_YEARS;
                    case YEAR -> ChronoUnit.YEARS;
                };
        return unit.between(first, end);
    }

    /** The bucket that holds {@code day}. */
    public TimeRange rangeAt(LocalDate day) {
        return TimeRange.ofDays(floor(day), plus(day, 1));
    }

    /** The bucket's value in the data: {@code 2021-03-15}, {@code 2021-03}, {@code 2021-Q1} or {@code 2021}. */
    public Object bucket(LocalDate day) {
        LocalDate first = floor(day);
        return switch (this) {
            case DAY, WEEK -> first.toString();
            case MONTH -> first.toString().substring(0, 7);
            case QUARTER -> first.getYear() + "-Q" + first.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> first.getYear();
        };
    }

    /** The first day of the bucket with that value. */
    public LocalDate firstDayOf(Object bucket) {
        String text = String.valueOf(bucket);
        return switch (this) {
            case DAY, WEEK -> LocalDate.parse(text);
            case MONTH -> LocalDate.parse(text + "-01");
            case QUARTER -> LocalDate.of(Integer.parseInt(text.substring(0, 4)), 3 * (text.charAt(6) - '1') + 1, 1);
            case YEAR -> LocalDate.of(Integer.parseInt(text), 1, 1);
        };
    }
}
