package datalk.grounding;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Reads days and weeks that are told by a date or a month: "segunda sexta de março", "weekend of April 17". */
final class NamedWeekParser {
    private final TimeWords words;
    private final CalendarUnitParser units;
    private final LocalDate today;

    NamedWeekParser(TimeWords words, CalendarUnitParser units, LocalDate today) {
        this.words = words;
        this.units = units;
        this.today = today;
    }

    Optional<TimePhraseParser.Match> at(List<Token> tokens, int position) {
        return weekOf(tokens, position).or(() -> nth(tokens, position));
    }

    /** "fim de semana de 17 de abril", "semana de 12 de abril". */
    private Optional<TimePhraseParser.Match> weekOf(List<Token> tokens, int position) {
        PhraseTable.Match<String> unit = words.find("units", tokens, position);
        int weekend = words.length("weekend", tokens, position);
        boolean week = unit != null && unit.target().equals("WEEK") && unit.length() == 1;
        if (weekend == 0 && !week
                || position > 0 && tokens.get(position - 1).folded().matches("por|by|per|dias?")) {
            return Optional.empty();
        }
        int next = position + Math.max(weekend, week ? unit.length() : 0);
        int of = words.length("of", tokens, next);
        return units.at(tokens, next + of)
                .filter(match -> of > 0 && match.unit().grain() == Grain.DAY)
                .flatMap(match -> match.unit().resolve(today).map(day -> {
                    int length = next + of + match.length() - position;
                    return weekend > 0
                            ? weekend(tokens, position, day.firstDay(), length)
                            : week(day.firstDay(), length);
                }));
    }

    private static TimePhraseParser.Match weekend(List<Token> tokens, int position, LocalDate day, int length) {
        LocalDate saturday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
        return day.isAfter(saturday.plusDays(1))
                ? unclear(tokens, position, length)
                : word(TimeExpression.of(TimeRange.ofDays(saturday, saturday.plusDays(2))), length);
    }

    private static TimePhraseParser.Match week(LocalDate day, int length) {
        return word(TimeExpression.of(Grain.WEEK.rangeAt(day), Grain.WEEK), length);
    }

    /** "primeiro sábado de abril", "último dia de março"; of a month that is not said it is unclear. */
    private Optional<TimePhraseParser.Match> nth(List<Token> tokens, int position) {
        PhraseTable.Match<String> ordinal = words.find("ordinals", tokens, position);
        int last = words.length("last_day", tokens, position);
        int next = position + (last > 0 ? last : ordinal == null ? 0 : ordinal.length());
        if (next == position) {
            return Optional.empty();
        }
        int count = last > 0 ? -1 : Integer.parseInt(ordinal.target());
        PhraseTable.Match<String> weekday = words.find("weekdays", tokens, next);
        int weekend = words.length("weekend", tokens, next);
        boolean day = words.find("units", tokens, next) != null
                && tokens.get(next).folded().matches("dia|day");
        int named = day ? 1 : weekday == null ? weekend : weekday.length();
        if (named == 0 || day && Math.abs(count) > 1) {
            return Optional.empty();
        }
        int behind = next + named;
        Optional<MonthAt> month = month(tokens, behind);
        if (month.isEmpty() || weekend > 0) {
            boolean spelled = Character.isLetter(tokens.get(position).folded().charAt(0));
            int end = month.map(MonthAt::end).orElse(behind);
            return spelled && !day && last == 0
                    ? Optional.of(unclear(tokens, position, end - position))
                    : Optional.empty();
        }
        LocalDate first = month.get().first();
        int length = month.get().end() - position;
        LocalDate date = day
                ? count > 0 ? first : first.with(TemporalAdjusters.lastDayOfMonth())
                : first.with(
                        TemporalAdjusters.dayOfWeekInMonth(count, DayOfWeek.of(Integer.parseInt(weekday.target()))));
        return Optional.of(word(TimeExpression.of(Grain.DAY.rangeAt(date), Grain.DAY), length));
    }

    private record MonthAt(LocalDate first, int end) {}

    private Optional<MonthAt> month(List<Token> tokens, int position) {
        int start = position + words.length("of", tokens, position);
        return units.at(tokens, start)
                .filter(match -> match.unit().grain() == Grain.MONTH)
                .flatMap(match -> match.unit()
                        .resolve(today)
                        .map(range -> new MonthAt(range.firstDay(), start + match.length())));
    }

    private static TimePhraseParser.Match word(TimeExpression time, int length) {
        return new TimePhraseParser.Match(new Meaning.TimeWord(time), length);
    }

    private static TimePhraseParser.Match unclear(List<Token> tokens, int position, int length) {
        return new TimePhraseParser.Match(
                new Meaning.UnclearTime(tokens.get(position).text()), length);
    }
}
