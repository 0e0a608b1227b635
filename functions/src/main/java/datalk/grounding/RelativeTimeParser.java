package datalk.grounding;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Reads time that counts from now: "ontem", "últimos 7 dias", "há 2 semanas", "sexta passada". */
final class RelativeTimeParser {
    private static final BigDecimal MOST_UNITS = new BigDecimal(1000);

    private final TimeWords words;
    private final NumberParser numbers;
    private final LocalDateTime asOf;
    private final LocalDate today;

    RelativeTimeParser(TimeWords words, NumberParser numbers, LocalDateTime asOf) {
        this.words = words;
        this.numbers = numbers;
        this.asOf = asOf;
        this.today = asOf.toLocalDate();
    }

    /** A stretch and how many tokens name it. */
    record Match(TimeExpression time, int length) {}

    Optional<Match> at(List<Token> tokens, int position) {
        return longest(
                named(tokens, position),
                lastUnits(tokens, position),
                ago(tokens, position),
                lastWeekday(tokens, position),
                partOfToday(tokens, position));
    }

    @SafeVarargs
    private static Optional<Match> longest(Optional<Match>... matches) {
        Match longest = null;
        for (Optional<Match> match : matches) {
            if (match.isPresent() && (longest == null || match.get().length() > longest.length())) {
                longest = match.get();
            }
        }
        return Optional.ofNullable(longest);
    }

    private Optional<Match> named(List<Token> tokens, int position) {
        PhraseTable.Match<String> match = words.find("relative", tokens, position);
        if (match == null) {
            return Optional.empty();
        }
        int dot = match.target().indexOf('.');
        int offset = Integer.parseInt(match.target().substring(dot + 1));
        String unit = match.target().substring(0, dot);
        return Optional.of(new Match(
                switch (unit) {
                    case "WEEKEND" -> weekend(offset);
                    case "HALF" -> halfYear(offset);
                    default -> unit(Grain.valueOf(unit), offset);
                },
                match.length()));
    }

    /** The "esta" of "esta noite" says that it is today's. */
    private Optional<Match> partOfToday(List<Token> tokens, int position) {
        int here = words.length("this", tokens, position);
        return here > 0 && words.length("day_parts", tokens, position + here) > 0
                ? Optional.of(new Match(unit(Grain.DAY, 0), here))
                : Optional.empty();
    }

    private TimeExpression unit(Grain grain, int offset) {
        TimeRange range = grain.rangeAt(grain.plus(today, offset));
        return TimeExpression.of(offset == 0 ? untilNow(range) : range, grain);
    }

    /** A running unit ends with the moment that time counts from. */
    private TimeRange untilNow(TimeRange range) {
        LocalDateTime now = asOf.plusSeconds(1);
        return now.isBefore(range.end()) ? new TimeRange(range.start(), now) : range;
    }

    /** The last Saturday and Sunday wholly before the day that time counts from; with 0, those of this week. */
    private TimeExpression weekend(int offset) {
        LocalDate lastSunday = today.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
        LocalDate sunday = offset == 0
                ? today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                : lastSunday.plusWeeks(offset + 1L);
        return TimeExpression.of(TimeRange.ofDays(sunday.minusDays(1), sunday.plusDays(1)));
    }

    private TimeExpression halfYear(int offset) {
        LocalDate first = LocalDate.of(today.getYear(), today.getMonthValue() <= 6 ? 1 : 7, 1)
                .plusMonths(6L * offset);
        TimeRange half = TimeRange.ofDays(first, first.plusMonths(6));
        return TimeExpression.of(offset == 0 ? untilNow(half) : half);
    }

    /**
     * "últimos 7 dias", "7 últimos dias", "7 dias anteriores": calendar days with today, whole weeks and months with
     * the running one.
     */
    private Optional<Match> lastUnits(List<Token> tokens, int position) {
        int before = words.length("last_n", tokens, position);
        int start = position + before;
        Optional<NumberParser.Match> number = count(tokens, start);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int next = start + number.get().length();
        int behind = before > 0 ? 0 : words.length("last_n_behind", tokens, next);
        PhraseTable.Match<String> unit = words.find("units", tokens, next + behind);
        if (unit == null) {
            return Optional.empty();
        }
        int end = next + behind + unit.length();
        int previous = before + behind > 0 ? 0 : words.length("units_before", tokens, end);
        return before + behind + previous == 0
                ? Optional.empty()
                : Optional.of(new Match(
                        last(Grain.valueOf(unit.target()), number.get().value().intValue()),
                        end + previous - position));
    }

    private TimeExpression last(Grain grain, int count) {
        LocalDate first = grain.plus(today, 1L - count);
        LocalDate end = grain.plus(today, 1);
        return TimeExpression.of(untilNow(TimeRange.ofDays(first, end)));
    }

    private Optional<NumberParser.Match> count(List<Token> tokens, int position) {
        return numbers.plainAt(tokens, position).filter(number -> isCount(number.value()));
    }

    private static boolean isCount(BigDecimal number) {
        return number.scale() <= 0 && number.signum() > 0 && number.compareTo(MOST_UNITS) <= 0;
    }

    /** "há 3 dias", "2 meses atrás", "3 days ago": one unit, that many back. */
    private Optional<Match> ago(List<Token> tokens, int position) {
        int before = words.length("ago_before", tokens, position);
        int start = position + before;
        Optional<NumberParser.Match> number = count(tokens, start);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int next = start + number.get().length();
        PhraseTable.Match<String> unit = words.find("units", tokens, next);
        if (unit == null) {
            return Optional.empty();
        }
        int behind = words.length("ago_behind", tokens, next + unit.length());
        if (before == 0 && behind == 0) {
            return Optional.empty();
        }
        Grain grain = Grain.valueOf(unit.target());
        TimeExpression time = unit(grain, -number.get().value().intValue());
        return Optional.of(new Match(time, next + unit.length() + behind - position));
    }

    /** "última sexta", "sexta-feira passada", "last Friday": the latest such day before today. */
    private Optional<Match> lastWeekday(List<Token> tokens, int position) {
        int before = words.length("last_day", tokens, position);
        PhraseTable.Match<String> day = words.find("weekdays", tokens, position + before);
        if (day == null) {
            return Optional.empty();
        }
        int behind = before > 0 ? 0 : words.length("last_day_behind", tokens, position + day.length());
        if (before == 0 && behind == 0) {
            return Optional.empty();
        }
        DayOfWeek weekday = DayOfWeek.of(Integer.parseInt(day.target()));
        LocalDate date = today.with(TemporalAdjusters.previous(weekday));
        return Optional.of(
                new Match(TimeExpression.of(Grain.DAY.rangeAt(date), Grain.DAY), before + day.length() + behind));
    }
}
