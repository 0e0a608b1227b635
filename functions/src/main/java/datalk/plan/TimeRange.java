package datalk.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** A stretch of the mall's local time, {@code [start, end)}. */
public record TimeRange(LocalDateTime start, LocalDateTime end) {
    /** Where a range begins that has no beginning: before any record, and before anybody in them was born. */
    public static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    public TimeRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a time range ends after it starts: " + start + ", " + end);
        }
    }

    /** The days from {@code first} up to, not with, {@code end}. */
    public static TimeRange ofDays(LocalDate first, LocalDate end) {
        return new TimeRange(first.atStartOfDay(), end.atStartOfDay());
    }

    public LocalDate firstDay() {
        return start.toLocalDate();
    }

    /** The last day that the range touches. */
    public LocalDate lastDay() {
        return end.minusNanos(1).toLocalDate();
    }

    /** Whether it has no beginning, as "até março" has none. */
    public boolean isOpen() {
        return firstDay().equals(BEGINNING);
    }
}
