package datalk.grounding;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A calendar unit as said, perhaps without its year or month: "março", "dia 10", "2º trimestre de 2020".
 *
 * @param index the month of the year or the quarter of the year, 0 where a day lacks its month
 * @param day the day of the month, for days
 * @param fixed the stretch itself, where nothing is left to be inferred
 */
record CalendarUnit(Grain grain, OptionalInt year, int index, int day, Optional<TimeRange> fixed) {
    /** Stands for the day of a quarter, to say that the quarter after it belongs to the unit. */
    private static final int HALF = -1;

    static CalendarUnit fixed(TimeRange range, Grain grain) {
        return new CalendarUnit(grain, OptionalInt.empty(), 0, 0, Optional.of(range));
    }

    static CalendarUnit month(int month, OptionalInt year) {
        return new CalendarUnit(Grain.MONTH, year, month, 0, Optional.empty());
    }

    static CalendarUnit quarter(int quarter, OptionalInt year) {
        return new CalendarUnit(Grain.QUARTER, year, quarter, 0, Optional.empty());
    }

    /** Half a year, counted as two quarters from its first. */
    static CalendarUnit half(int half, OptionalInt year) {
        return new CalendarUnit(Grain.QUARTER, year, 2 * half - 1, HALF, Optional.empty());
    }

    static CalendarUnit day(int day, int month, OptionalInt year) {
        return new CalendarUnit(Grain.DAY, year, month, day, Optional.empty());
    }

    static CalendarUnit year(int year) {
        return fixed(Grain.YEAR.rangeAt(LocalDate.of(year, 1, 1)), Grain.YEAR);
    }

    boolean lacksMonth() {
        return grain == Grain.DAY && index == 0 && fixed.isEmpty();
    }

    CalendarUnit inMonthOf(CalendarUnit other) {
        return lacksMonth() && other.index > 0 ? day(day, other.index, year.isPresent() ? year : other.year) : this;
    }

    CalendarUnit withYear(OptionalInt inferred) {
        return year.isPresent() || fixed.isPresent() ? this : new CalendarUnit(grain, inferred, index, day, fixed);
    }

    /** The latest stretch of that name that does not begin after {@code limit}; nothing for a 31st of February. */
    Optional<TimeRange> resolve(LocalDate limit) {
        if (fixed.isPresent()) {
            return fixed;
        }
        if (lacksMonth()) {
            return latestDayOfMonth(limit);
        }
        if (year.isPresent()) {
            return first(year.getAsInt()).map(this::from);
        }
        for (int candidate = limit.getYear(); candidate > limit.getYear() - 5; candidate--) {
            Optional<LocalDate> first = first(candidate);
            if (first.isPresent() && !first.get().isAfter(limit)) {
                return first.map(this::from);
            }
        }
        return Optional.empty();
    }

    private TimeRange from(LocalDate first) {
        return day == HALF ? TimeRange.ofDays(first, first.plusMonths(6)) : grain.rangeAt(first);
    }

    private Optional<TimeRange> latestDayOfMonth(LocalDate limit) {
        for (int back = 0; back < 12; back++) {
            LocalDate month = limit.withDayOfMonth(1).minusMonths(back);
            if (day >= 1
                    && day <= month.lengthOfMonth()
                    && !month.withDayOfMonth(day).isAfter(limit)) {
                return Optional.of(Grain.DAY.rangeAt(month.withDayOfMonth(day)));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> first(int inYear) {
        try {
            return Optional.of(
                    switch (grain) {
                        case DAY, WEEK -> LocalDate.of(inYear, index, day);
                        case MONTH -> LocalDate.of(inYear, index, 1);
                        case QUARTER -> LocalDate.of(inYear, 3 * index - 2, 1);
                        case YEAR -> LocalDate.of(inYear, 1, 1);
                    });
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
