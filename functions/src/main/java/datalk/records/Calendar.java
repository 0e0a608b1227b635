package datalk.records;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * The calendar parts of a day, written beside it when it is stored: a trend is then a grouping by a field, without date
 * arithmetic in the database.
 *
 * @param day {@code 2021-02-05}
 * @param week the Monday of its ISO week, {@code 2021-02-01}
 * @param month {@code 2021-02}
 * @param quarter {@code 2021-Q1}
 * @param weekday 1 for Monday to 7 for Sunday
 */
public record Calendar(String day, String week, String month, String quarter, int year, int weekday) {
    private static final int MONTH_LENGTH = "2021-02".length();

    /** The parts of one day. */
    public static Calendar of(LocalDate date) {
        String day = date.toString();
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Calendar(
                day,
                monday.toString(),
                day.substring(0, MONTH_LENGTH),
                date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR),
                date.getYear(),
                date.getDayOfWeek().getValue());
    }
}
