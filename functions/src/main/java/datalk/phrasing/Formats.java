package datalk.phrasing;

import datalk.execution.Column;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes numbers and dates as people of a language do: {@code R$ 1.234,56}, {@code 12,3%}, {@code 15/03/2021}. */
public final class Formats {
    private static final int DIGITS_OF_A_MEAN = 2;

    private final Language language;

    public Formats(Language language) {
        this.language = language;
    }

    private DecimalFormat format(String pattern) {
        Locale locale = language == Language.PT ? new Locale("pt", "BR") : Locale.US;
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    /**
     * A cell of a column, with its unit. A mean of one and more is written with two decimals, as money is; the cell has
     * the others.
     */
    public String cell(Object value, Column column) {
        if (value == null) {
            return language == Language.PT ? "sem valor" : "no value";
        }
        return column.unit()
                .map(unit -> number(rounded(new BigDecimal(value.toString()), unit), unit))
                .orElseGet(() -> String.valueOf(value));
    }

    private static BigDecimal rounded(BigDecimal value, Unit unit) {
        return unit == Unit.RATIO && value.abs().compareTo(BigDecimal.ONE) >= 0
                ? value.setScale(DIGITS_OF_A_MEAN, RoundingMode.HALF_UP)
                : value;
    }

    /** A number with its unit, as it was asked for. */
    public String number(BigDecimal value, Unit unit) {
        return switch (unit) {
            case COUNT -> format("#,##0").format(value);
            case YEARS -> format("0").format(value);
            case BRL ->
                (value.signum() < 0 ? "-R$ " : "R$ ") + format("#,##0.00").format(value.abs());
            case FRACTION -> format("#,##0.0#").format(value.movePointRight(2)) + "%";
            case MINUTES -> format("#,##0.0#").format(value) + " min";
            case RATIO, DEGREES -> format("#,##0.####").format(value);
        };
    }

    public String day(LocalDate day) {
        return day.format(
                DateTimeFormatter.ofPattern(language == Language.PT ? "dd/MM/yyyy" : "MMM d, yyyy", Locale.US));
    }
}
