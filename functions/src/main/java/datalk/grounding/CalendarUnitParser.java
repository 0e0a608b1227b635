package datalk.grounding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one named calendar unit: a day, a month, a quarter, half a year, a year. */
final class CalendarUnitParser {
    private static final Set<String> JOINERS = Set.of(
            "e", "a", "ao", "o", "para", "pro", "com", "no", "and", "to", "the", "with", "x", "vs", "versus", "contra");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{2}|\\d{4}))?");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})/(\\d{4})");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{2}");
    private static final Pattern DAY_NUMBER = Pattern.compile("(\\d{1,2})(st|nd|rd|th|o|º|ª)?");
    private static final Pattern QUARTER = Pattern.compile("q([1-4])|([1-4])t|t([1-4])|([1-4])q");

    private final TimeWords words;
    private final LocalDate today;

    /** A unit and how many tokens it takes. */
    record Match(CalendarUnit unit, int length) {}

    CalendarUnitParser(TimeWords words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    Optional<Match> at(List<Token> tokens, int position) {
        if (position >= tokens.size()) {
            return Optional.empty();
        }
        return dated(tokens.get(position).folded())
                .map(unit -> withYear(tokens, position, unit))
                .or(() -> dayOfMonth(tokens, position))
                .or(() -> monthName(tokens, position))
                .or(() -> ordinalUnit(tokens, position))
                .or(() -> year(tokens, position))
                .or(() -> numberedDay(tokens, position));
    }

    /** "10/04 de 2021" */
    private Match withYear(List<Token> tokens, int position, CalendarUnit unit) {
        YearAt year = unit.year().isPresent() ? new YearAt(unit.year(), position + 1) : yearAt(tokens, position + 1);
        return new Match(unit.withYear(year.year()), year.end() - position);
    }

    private static Optional<CalendarUnit> dated(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            OptionalInt year = OptionalInt.of(Integer.parseInt(iso.group(1)));
            int month = Integer.parseInt(iso.group(2));
            return iso.group(3) == null
                    ? valid(CalendarUnit.month(month, year), month)
                    : valid(CalendarUnit.day(Integer.parseInt(iso.group(3)), month, year), month);
        }
        Matcher monthYear = MONTH_YEAR.matcher(text);
        if (monthYear.matches()) {
            int month = Integer.parseInt(monthYear.group(1));
            return valid(CalendarUnit.month(month, OptionalInt.of(Integer.parseInt(monthYear.group(2)))), month);
        }
        Matcher slashed = SLASHED.matcher(text);
        if (slashed.matches() && (text.contains("/") || slashed.group(3) != null)) {
            int month = Integer.parseInt(slashed.group(2));
            OptionalInt year = slashed.group(3) == null ? OptionalInt.empty() : fullYear(slashed.group(3));
            return valid(CalendarUnit.day(Integer.parseInt(slashed.group(1)), month, year), month);
        }
        return Optional.empty();
    }

    private static Optional<CalendarUnit> valid(CalendarUnit unit, int month) {
        return month >= 1 && month <= 12 && unit.day() <= 31 ? Optional.of(unit) : Optional.empty();
    }

    private static OptionalInt fullYear(String text) {
        int year = Integer.parseInt(text);
        return OptionalInt.of(year < 100 ? 2000 + year : year);
    }

    /** "5 de março de 2021", "dia 5/março", "March 5th, 2021", "5th of March". */
    private Optional<Match> dayOfMonth(List<Token> tokens, int position) {
        int start = position + words.length("day_prefix", tokens, position);
        Optional<Integer> day = dayNumber(tokens, start);
        if (day.isPresent() && !(start == position && isCounted(tokens, position))) {
            int name = start + 1 + words.length("of", tokens, start + 1);
            return withYear(tokens, position, name, day.get());
        }
        if (start == position && words.month(tokens, position).isPresent()) {
            int after = position + words.length("months", tokens, position);
            int number = after + words.length("day_prefix", tokens, after);
            return dayNumber(tokens, number)
                    .map(value -> closing(
                            tokens,
                            position,
                            number + 1,
                            words.month(tokens, position).getAsInt(),
                            value));
        }
        return Optional.empty();
    }

    /** "mais de 20 em agosto", "top 5 de agosto": so many of something, and no day. */
    private static boolean isCounted(List<Token> tokens, int position) {
        boolean within = position + 1 < tokens.size()
                && tokens.get(position + 1).folded().matches("em|in");
        return within || position > 0 && tokens.get(position - 1).folded().equals("top");
    }

    private Optional<Match> withYear(List<Token> tokens, int position, int name, int day) {
        OptionalInt month = name < tokens.size() ? words.month(tokens, name) : OptionalInt.empty();
        return month.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        closing(tokens, position, name + words.length("months", tokens, name), month.getAsInt(), day));
    }

    private Match closing(List<Token> tokens, int position, int end, int month, int day) {
        YearAt year = yearAt(tokens, end);
        return new Match(CalendarUnit.day(day, month, year.year()), year.end() - position);
    }

    private static Optional<Integer> dayNumber(List<Token> tokens, int position) {
        if (position >= tokens.size()) {
            return Optional.empty();
        }
        Matcher number = DAY_NUMBER.matcher(tokens.get(position).folded());
        if (number.matches()) {
            int day = Integer.parseInt(number.group(1));
            return day >= 1 && day <= 31 ? Optional.of(day) : Optional.empty();
        }
        return tokens.get(position).folded().equals("primeiro") ? Optional.of(1) : Optional.empty();
    }

    private Optional<Match> monthName(List<Token> tokens, int position) {
        OptionalInt month = words.month(tokens, position);
        if (month.isEmpty()) {
            return Optional.empty();
        }
        YearAt year = yearAt(tokens, position + words.length("months", tokens, position));
        return Optional.of(new Match(CalendarUnit.month(month.getAsInt(), year.year()), year.end() - position));
    }

    /** A year, with the word before it, or none at all. */
    private record YearAt(OptionalInt year, int end) {}

    private YearAt yearAt(List<Token> tokens, int position) {
        int start = position + words.length("of", tokens, position);
        YearAt relative = relativeYear(tokens, position);
        if (relative.year().isEmpty()) {
            relative = relativeYear(tokens, start);
        }
        if (relative.year().isPresent()) {
            return relative;
        }
        if (start < tokens.size()) {
            String text = tokens.get(start).folded();
            boolean slash = start > position && tokens.get(position).folded().equals("/");
            if (YEAR.matcher(text).matches()
                    || slash && SHORT_YEAR.matcher(text).matches()) {
                return new YearAt(fullYear(text), start + 1);
            }
        }
        return new YearAt(OptionalInt.empty(), position);
    }

    /** The "do ano passado" of "março do ano passado". */
    private YearAt relativeYear(List<Token> tokens, int position) {
        PhraseTable.Match<String> match = words.find("relative", tokens, position);
        boolean year = match != null && match.target().startsWith("YEAR.");
        return year
                ? new YearAt(
                        OptionalInt.of(today.getYear()
                                + Integer.parseInt(
                                        match.target().substring(match.target().indexOf('.') + 1))),
                        position + match.length())
                : new YearAt(OptionalInt.empty(), position);
    }

    /** "1o trimestre de 2021", "Q1", "segundo semestre de 2020". */
    private Optional<Match> ordinalUnit(List<Token> tokens, int position) {
        Matcher code = QUARTER.matcher(tokens.get(position).folded());
        if (code.matches()) {
            YearAt year = yearAt(tokens, position + 1);
            int quarter = Integer.parseInt(code.group().replaceAll("\\D", ""));
            return Optional.of(new Match(CalendarUnit.quarter(quarter, year.year()), year.end() - position));
        }
        PhraseTable.Match<String> ordinal = words.find("ordinals", tokens, position);
        if (ordinal == null) {
            return lastOfYear(tokens, position);
        }
        int index = Integer.parseInt(ordinal.target());
        int next = position + ordinal.length();
        PhraseTable.Match<String> unit = words.find("units", tokens, next);
        if (unit != null && unit.target().equals("QUARTER")) {
            YearAt year = yearAt(tokens, next + unit.length());
            return Optional.of(new Match(CalendarUnit.quarter(index, year.year()), year.end() - position));
        }
        return ofOtherQuarter(tokens, next, index)
                .or(() -> ofQuarterBefore(tokens, position, index))
                .map(quarter -> new Match(quarter, ordinal.length()))
                .or(() -> index <= 2 ? halfYear(tokens, position, next, index) : Optional.empty());
    }

    /** "do terceiro trimestre de 2021 com o do quarto": the noun and the year stand behind the first only. */
    private Optional<CalendarUnit> ofQuarterBefore(List<Token> tokens, int position, int index) {
        boolean bare = position >= 2 && tokens.get(position - 1).folded().matches("no|do|o|pro|the");
        for (int at = position - 2; at > 0 && bare; at--) {
            PhraseTable.Match<String> unit = words.find("units", tokens, at);
            if (unit != null && unit.target().equals("QUARTER") && words.find("ordinals", tokens, at - 1) != null) {
                return Optional.of(CalendarUnit.quarter(
                        index, yearAt(tokens, at + unit.length()).year()));
            }
        }
        return Optional.empty();
    }

    /** "último trimestre de 2021": the year has to be told, else it is the one before this. */
    private Optional<Match> lastOfYear(List<Token> tokens, int position) {
        int next = position + words.length("last_day", tokens, position);
        PhraseTable.Match<String> unit = next == position ? null : words.find("units", tokens, next);
        if (unit == null || !unit.target().matches("QUARTER|MONTH")) {
            return Optional.empty();
        }
        YearAt year = yearAt(tokens, next + unit.length());
        CalendarUnit last = unit.target().equals("QUARTER")
                ? CalendarUnit.quarter(4, year.year())
                : CalendarUnit.month(12, year.year());
        return year.year().isPresent() ? Optional.of(new Match(last, year.end() - position)) : Optional.empty();
    }

    /** "do primeiro para o segundo trimestre de 2023": the noun and the year stand behind the second only. */
    private Optional<CalendarUnit> ofOtherQuarter(List<Token> tokens, int next, int index) {
        int other = next;
        while (other < tokens.size() && JOINERS.contains(tokens.get(other).folded())) {
            other++;
        }
        PhraseTable.Match<String> ordinal = other == next ? null : words.find("ordinals", tokens, other);
        if (ordinal == null) {
            return Optional.empty();
        }
        int noun = other + ordinal.length();
        PhraseTable.Match<String> unit = words.find("units", tokens, noun);
        return unit != null && unit.target().equals("QUARTER")
                ? Optional.of(CalendarUnit.quarter(
                        index, yearAt(tokens, noun + unit.length()).year()))
                : Optional.empty();
    }

    private Optional<Match> halfYear(List<Token> tokens, int position, int next, int index) {
        int length = words.length("half_year", tokens, next);
        if (length == 0) {
            return Optional.empty();
        }
        YearAt year = yearAt(tokens, next + length);
        return Optional.of(new Match(CalendarUnit.half(index, year.year()), year.end() - position));
    }

    private Optional<Match> year(List<Token> tokens, int position) {
        boolean grouping = position > 0 && tokens.get(position - 1).folded().matches("por|cada|per|each|by");
        int start = position + (grouping ? 0 : words.length("year_prefix", tokens, position));
        if (start < tokens.size() && YEAR.matcher(tokens.get(start).folded()).matches()) {
            CalendarUnit year =
                    CalendarUnit.year(Integer.parseInt(tokens.get(start).folded()));
            return Optional.of(new Match(year, start + 1 - position));
        }
        return Optional.empty();
    }

    /** "dia 5": the month is to be inferred. */
    private Optional<Match> numberedDay(List<Token> tokens, int position) {
        int prefix = words.length("day_prefix", tokens, position);
        boolean named = prefix > 0
                && tokens.subList(position, position + prefix).stream()
                        .anyMatch(token ->
                                token.folded().equals("dia") || token.folded().equals("day"));
        return named
                ? dayNumber(tokens, position + prefix)
                        .map(day -> new Match(CalendarUnit.day(day, 0, OptionalInt.empty()), prefix + 1))
                : Optional.empty();
    }

    /** A bare number that stands for a day beside another date: the 10 of "de 10 a 20 de março". */
    static Optional<Match> bareDay(List<Token> tokens, int position) {
        return dayNumber(tokens, position).map(day -> new Match(CalendarUnit.day(day, 0, OptionalInt.empty()), 1));
    }
}
