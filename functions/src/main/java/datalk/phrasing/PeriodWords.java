package datalk.phrasing;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import datalk.semantic.Language;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Writes a stretch of time as the calendar unit it is, else by its first and last day. */
final class PeriodWords {
    private final Language language;
    private final Formats formats;

    PeriodWords(Language language) {
        this.language = language;
        this.formats = new Formats(language);
    }

    private boolean portuguese() {
        return language == Language.PT;
    }

    /** "março de 2021", "1º trimestre de 2021", "de 10/03/2021 a 20/03/2021". */
    String of(TimeRange range) {
        LocalDate first = range.firstDay();
        if (range.equals(Grain.YEAR.rangeAt(first))) {
            return String.valueOf(first.getYear());
        }
        if (range.equals(Grain.QUARTER.rangeAt(first))) {
            int quarter = first.get(IsoFields.QUARTER_OF_YEAR);
            return portuguese() ? quarter + "º trimestre de " + first.getYear() : "Q" + quarter + " " + first.getYear();
        }
        if (range.equals(Grain.MONTH.rangeAt(first))) {
            return month(first);
        }
        if (range.equals(Grain.DAY.rangeAt(first))) {
            return formats.day(first);
        }
        return stretch(range);
    }

    private String stretch(TimeRange range) {
        String last = formats.day(range.lastDay());
        if (range.isOpen()) {
            return (portuguese() ? "até " : "until ") + last;
        }
        String first = formats.day(range.firstDay());
        return portuguese() ? "de " + first + " a " + last : "from " + first + " to " + last;
    }

    private String month(LocalDate first) {
        Locale locale = portuguese() ? new Locale("pt", "BR") : Locale.US;
        String name = first.getMonth().getDisplayName(TextStyle.FULL, locale);
        return name + (portuguese() ? " de " : " ") + first.getYear();
    }

    /** The same with its exact days: "março de 2021 (2021-03-01 a 2021-03-31)". */
    String exact(TimeRange range) {
        String to = portuguese() ? " a " : " to ";
        String from = range.isOpen() ? "…" : range.firstDay().toString();
        return of(range) + " (" + from + to + range.lastDay() + ")";
    }

    /** The same with the word that it is joined by: "em março de 2021 (2021-03-01 a 2021-03-31)". */
    String exactly(TimeRange range) {
        return adverb(range) + exact(range).substring(of(range).length());
    }

    /** With the word that a sentence begins with: "Em março de 2021", "De 10/03 a 20/03", "Até 20/03". */
    String adverb(TimeRange range) {
        String words = of(range);
        if (words.startsWith("de ")
                || words.startsWith("até ")
                || words.startsWith("from ")
                || words.startsWith("until ")) {
            return words;
        }
        boolean day = range.equals(Grain.DAY.rangeAt(range.firstDay()));
        boolean quarter = words.contains("trimestre");
        return (portuguese() ? (quarter ? "no " : "em ") : day ? "on " : "in ") + words;
    }

    /** A bucket of a trend. */
    String bucket(Grain grain, Object value) {
        LocalDate first = grain.firstDayOf(value);
        return grain == Grain.WEEK
                ? (portuguese() ? "semana de " : "week of ") + formats.day(first)
                : of(grain.rangeAt(first));
    }
}
