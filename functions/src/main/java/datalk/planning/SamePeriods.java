package datalk.planning;

import datalk.grounding.Cue;
import datalk.plan.Grain;
import datalk.plan.TimeRange;
import datalk.semantic.Phrases;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a period that is said by another: "março contra o mesmo mês do ano passado", "e no dia 20?" after a day of
 * March.
 */
final class SamePeriods {
    private static final Map<String, Grain> UNITS = Map.of(
            "mes", Grain.MONTH,
            "month", Grain.MONTH,
            "trimestre", Grain.QUARTER,
            "quarter", Grain.QUARTER,
            "ano", Grain.YEAR,
            "year", Grain.YEAR);

    private final Words words;
    private final Optional<PlanDraft> previous;
    private final LocalDateTime asOf;

    SamePeriods(Words words, Optional<PlanDraft> previous, LocalDateTime asOf) {
        this.words = words;
        this.previous = previous;
        this.asOf = asOf;
    }

    List<PeriodReader.Period> resolve(List<PeriodReader.Period> periods) {
        periods.stream()
                .filter(period -> isOpenDay(period) || isWithin(period))
                .findFirst()
                .ifPresent(period -> {
                    throw PlanningException.unsupported(
                            words.get(period.index()).text());
                });
        List<PeriodReader.Period> resolved = new ArrayList<>();
        PeriodBefore before = new PeriodBefore(words, previous);
        for (PeriodReader.Period period : withoutStart(periods)) {
            PeriodReader.Period meant = isSame(period.index() - 1) ? period : before.resolve(period, periods);
            resolved.add(isDayAlone(meant) ? inMonthBefore(meant) : sameMonth(inYearBefore(meant), periods));
        }
        before.named(periods).or(() -> running(periods)).ifPresent(resolved::add);
        return resolved;
    }

    /** "quanto vendemos no mês?", where no other is spoken of: the one that runs. */
    private Optional<PeriodReader.Period> running(List<PeriodReader.Period> periods) {
        int at = words.find(Cue.SAME_PERIOD);
        String said = words.textAt(at);
        Grain grain = UNITS.get(said.substring(said.lastIndexOf(' ') + 1));
        boolean alone = said.matches("(no|do|for the|in the) \\w+") && !words.isTimeUnit(at - 1);
        if (grain == null || !alone || !periods.isEmpty() || previous.isPresent()) {
            return Optional.empty();
        }
        words.use(at);
        TimeRange whole = grain.rangeAt(asOf.toLocalDate());
        LocalDateTime now = asOf.plusSeconds(1);
        LocalDateTime end = now.isBefore(whole.end()) ? now : whole.end();
        return Optional.of(
                new PeriodReader.Period(at, new TimeRange(whole.start(), end), List.of(), Optional.of(grain)));
    }

    /** "no mês até ontem" begins with the month, of which no rule says which. */
    private boolean isWithin(PeriodReader.Period period) {
        int before = period.index() - 1;
        return period.range().isOpen()
                && (words.is(before, Cue.SAME_PERIOD) || words.isTimeUnit(before) && !words.is(before - 1, Cue.GROUP));
    }

    /** "e a partir do dia 15?" after April, of which month is not said. */
    private boolean isOpenDay(PeriodReader.Period period) {
        return previous.filter(draft -> !draft.periods.isEmpty()).isPresent()
                && Phrases.fold(words.get(period.index()).text())
                        .matches(
                                "(a partir|depois|antes|ate|desde|from|after|until|before|since)( \\w+)* (dia|the) \\d+(st|nd|rd|th)?");
    }

    /** "por mês de 2021, acumulado desde janeiro": where the other stretch begins, and no second one. */
    private List<PeriodReader.Period> withoutStart(List<PeriodReader.Period> periods) {
        List<PeriodReader.Period> left = new ArrayList<>(periods);
        for (PeriodReader.Period period : periods) {
            boolean start = words.has(Cue.RUNNING)
                    && periods.stream().anyMatch(other -> other != period && isStartOf(period, other));
            if (start) {
                words.settle(period.index(), 1);
                left.remove(period);
            }
        }
        return left;
    }

    /** "desde janeiro" where the other begins in January, "desde o início do mês" whatever month the other is. */
    private boolean isStartOf(PeriodReader.Period period, PeriodReader.Period other) {
        String said = words.textAt(period.index());
        boolean since = said.matches("(desde|a partir de|since) .*");
        boolean unit = said.matches(".*\\b(mes|ano|month|year)");
        boolean first = said.matches(".*dia (1|1o|1º|primeiro)")
                && other.range().firstDay().getDayOfMonth() == 1;
        return since
                && (unit || first || other.range().start().equals(period.range().start()));
    }

    /**
     * "e em abril?" long after "março de 2021" is April of 2021: a month without a year is the latest one, unless that
     * lies years from what was spoken of.
     */
    private PeriodReader.Period inYearBefore(PeriodReader.Period period) {
        boolean named = period.grain().filter(Grain.MONTH::equals).isPresent()
                && !Phrases.fold(words.get(period.index()).text()).matches(".*(\\d{2}|mes|month).*");
        Optional<Integer> before = previous.filter(draft -> draft.periods.size() == 1)
                .map(draft -> draft.periods.get(0).firstDay().getYear());
        int year = period.range().firstDay().getYear();
        return named && before.isPresent() && year - before.get() > 1
                ? new PeriodReader.Period(
                        period.index(),
                        Grain.MONTH.rangeAt(period.range().firstDay().withYear(before.get())),
                        List.of(),
                        Optional.of(Grain.MONTH))
                : period;
    }

    /** A year beside a month that it is compared with, or behind "mesmo mês de", is that month of the year. */
    private PeriodReader.Period sameMonth(PeriodReader.Period period, List<PeriodReader.Period> all) {
        boolean same = isSame(period.index() - 1);
        boolean year = period.grain().filter(Grain.YEAR::equals).isPresent();
        boolean compared =
                words.has(Cue.COMPARE) || words.has(Cue.GROWTH) || words.has(Cue.DECLINE) || words.has(Cue.DIFFERENCE);
        Optional<TimeRange> month = all.stream()
                .filter(other -> other.grain().filter(Grain.MONTH::equals).isPresent())
                .map(PeriodReader.Period::range)
                .findFirst()
                .or(() -> same ? monthBefore() : Optional.empty());
        if (year && month.isPresent() && (same || compared && all.size() == 2)) {
            LocalDate first =
                    month.get().firstDay().withYear(period.range().firstDay().getYear());
            return new PeriodReader.Period(
                    period.index(), Grain.MONTH.rangeAt(first), List.of(), Optional.of(Grain.MONTH));
        }
        if (same) {
            throw new PlanningException(
                    Issue.of(Reason.IMPOSSIBLE_PERIOD, words.get(period.index()).text()));
        }
        return period;
    }

    private boolean isSame(int index) {
        return words.is(index, Cue.SAME_PERIOD)
                && Phrases.fold(words.get(index).text()).matches(".*(mesm|same).*");
    }

    /** The month that the question before was about. */
    private Optional<TimeRange> monthBefore() {
        return previous.filter(draft -> draft.periods.size() == 1)
                .map(draft -> draft.periods.get(0))
                .map(range -> Grain.MONTH.rangeAt(range.firstDay()))
                .filter(month ->
                        !month.end().isBefore(previous.get().periods.get(0).end()));
    }

    private boolean isDayAlone(PeriodReader.Period period) {
        return previous.isPresent()
                && period.grain().filter(Grain.DAY::equals).isPresent()
                && Phrases.fold(words.get(period.index()).text())
                        .matches("((o|no|do|ao) )?dia \\d{1,2}|(on )?the \\d{1,2}(st|nd|rd|th)");
    }

    private PeriodReader.Period inMonthBefore(PeriodReader.Period period) {
        int day = period.range().firstDay().getDayOfMonth();
        return monthBefore()
                .map(TimeRange::firstDay)
                .filter(first -> day <= first.lengthOfMonth())
                .map(first -> new PeriodReader.Period(
                        period.index(),
                        Grain.DAY.rangeAt(first.withDayOfMonth(day)),
                        List.of(),
                        Optional.of(Grain.DAY)))
                .orElse(period);
    }
}
