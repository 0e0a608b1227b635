package datalk.grounding;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

/** Reads parts of a month and days with a name: "primeira quinzena de março", "fim de abril", "Natal de 2020". */
final class MonthPartParser {
    private final TimeWords words;
    private final CalendarUnitParser units;
    private final NumberParser numbers;
    private final LocalDate today;

    MonthPartParser(TimeWords words, CalendarUnitParser units, NumberParser numbers, LocalDate today) {
        this.words = words;
        this.units = units;
        this.numbers = numbers;
        this.today = today;
    }

    Optional<TimePhraseParser.Match> at(List<Token> tokens, int position) {
        return halfMonth(tokens, position)
                .or(() -> third(tokens, position))
                .or(() -> week(tokens, position))
                .or(() -> firstOrLastDays(tokens, position))
                .or(() -> namedDay(tokens, position));
    }

    private Optional<TimePhraseParser.Match> halfMonth(List<Token> tokens, int position) {
        PhraseTable.Match<String> ordinal = words.find("ordinals", tokens, position);
        if (ordinal == null || Integer.parseInt(ordinal.target()) > 2) {
            return Optional.empty();
        }
        int next = position + ordinal.length();
        int half = words.length("half_month", tokens, next);
        boolean first = ordinal.target().equals("1");
        if (half == 0) {
            return Optional.empty();
        }
        return monthAt(tokens, next + half)
                .or(() -> monthFurtherOn(tokens, next + half))
                .or(() -> monthBefore(tokens, position, next + half))
                .map(month -> first ? days(month, position, 1, 15) : days(month, position, 16, 31));
    }

    /** The beginning, the middle and the end of a month are its tens of days. */
    private Optional<TimePhraseParser.Match> third(List<Token> tokens, int position) {
        PhraseTable.Match<String> part = words.find("parts", tokens, position);
        if (part == null) {
            return Optional.empty();
        }
        int dash = part.target().indexOf('-');
        int from = Integer.parseInt(part.target().substring(0, dash));
        int to = Integer.parseInt(part.target().substring(dash + 1));
        return exactMonthAt(tokens, position + part.length()).map(month -> days(month, position, from, to));
    }

    /** "primeira semana de março" is its first seven days. */
    private Optional<TimePhraseParser.Match> week(List<Token> tokens, int position) {
        PhraseTable.Match<String> ordinal = words.find("ordinals", tokens, position);
        boolean last = words.length("last_day", tokens, position) > 0;
        if (ordinal == null && !last) {
            return Optional.empty();
        }
        int next = position + (last ? words.length("last_day", tokens, position) : ordinal.length());
        PhraseTable.Match<String> unit = words.find("units", tokens, next);
        if (unit == null || !unit.target().equals("WEEK")) {
            return Optional.empty();
        }
        return monthAt(tokens, next + unit.length()).map(month -> {
            int length = month.range().firstDay().lengthOfMonth();
            int from = last ? length - 6 : 7 * Integer.parseInt(ordinal.target()) - 6;
            return days(month, position, from, last ? length : from + 6);
        });
    }

    /** "últimos 5 dias de março", "os dez primeiros dias de abril". */
    private Optional<TimePhraseParser.Match> firstOrLastDays(List<Token> tokens, int position) {
        int before = edge(tokens, position);
        Optional<NumberParser.Match> number = numbers.plainAt(tokens, position + before);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int next = position + before + number.get().length();
        int edge = before > 0 ? position : next;
        int behind = before > 0 ? 0 : edge(tokens, next);
        PhraseTable.Match<String> unit = words.find("units", tokens, next + behind);
        int count = number.get().value().intValue();
        if (before + behind == 0 || unit == null || !unit.target().equals("DAY") || count < 1 || count > 31) {
            return Optional.empty();
        }
        boolean last = words.length("last_n", tokens, edge) > 0;
        return monthAt(tokens, next + behind + unit.length()).map(month -> {
            int length = month.range().firstDay().lengthOfMonth();
            return last
                    ? days(month, position, Math.max(1, length - count + 1), length)
                    : days(month, position, 1, count);
        });
    }

    private int edge(List<Token> tokens, int position) {
        return Math.max(words.length("first_n", tokens, position), words.length("last_n", tokens, position));
    }

    private Optional<TimePhraseParser.Match> namedDay(List<Token> tokens, int position) {
        PhraseTable.Match<String> day = words.find("fixed_days", tokens, position);
        if (day == null) {
            return Optional.empty();
        }
        int end = position + day.length();
        int of = words.length("of", tokens, end);
        Optional<CalendarUnitParser.Match> year =
                units.at(tokens, end + of).filter(match -> match.unit().grain() == Grain.YEAR);
        MonthDay date = MonthDay.parse("--" + day.target());
        LocalDate latest = date.atYear(today.getYear());
        LocalDate resolved = year.map(match -> date.atYear(
                        match.unit().fixed().orElseThrow().firstDay().getYear()))
                .orElse(latest.isAfter(today) ? latest.minusYears(1) : latest);
        int length = day.length() + year.map(match -> of + match.length()).orElse(0);
        return Optional.of(match(Grain.DAY.rangeAt(resolved), length));
    }

    private record MonthAt(TimeRange range, int end) {}

    /** "first half of April versus second half": the month is said once. */
    private Optional<MonthAt> monthBefore(List<Token> tokens, int position, int end) {
        for (int i = position - 1; i > 0; i--) {
            int half = words.length("half_month", tokens, i);
            if (half > 0) {
                return monthAt(tokens, i + half).map(month -> new MonthAt(month.range(), end));
            }
        }
        return Optional.empty();
    }

    /** "a primeira quinzena com a segunda quinzena de abril": the month is said once. */
    private Optional<MonthAt> monthFurtherOn(List<Token> tokens, int end) {
        for (int i = end; i < tokens.size(); i++) {
            if (words.length("half_month", tokens, i) > 0) {
                return monthAt(tokens, i + words.length("half_month", tokens, i))
                        .map(month -> new MonthAt(month.range(), end));
            }
        }
        return Optional.empty();
    }

    private Optional<MonthAt> monthAt(List<Token> tokens, int position) {
        return exactMonthAt(tokens, position + words.length("of", tokens, position));
    }

    private Optional<MonthAt> exactMonthAt(List<Token> tokens, int position) {
        return units.at(tokens, position)
                .filter(match -> match.unit().grain() == Grain.MONTH)
                .flatMap(match ->
                        match.unit().resolve(today).map(range -> new MonthAt(range, position + match.length())));
    }

    private static TimePhraseParser.Match days(MonthAt month, int position, int from, int to) {
        LocalDate first = month.range().firstDay();
        int last = Math.min(to, first.lengthOfMonth());
        TimeRange range = TimeRange.ofDays(
                first.withDayOfMonth(Math.min(from, last)),
                first.withDayOfMonth(last).plusDays(1));
        return match(range, month.end() - position);
    }

    private static TimePhraseParser.Match match(TimeRange range, int length) {
        return new TimePhraseParser.Match(new Meaning.TimeWord(TimeExpression.of(range)), length);
    }
}
