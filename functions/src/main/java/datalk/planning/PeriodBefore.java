package datalk.planning;

import datalk.grounding.Cue;
import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a period that lies directly before another: "maio e o mês anterior", "os últimos 7 dias contra os 7 dias
 * anteriores", "abril contra o período anterior".
 */
final class PeriodBefore {
    private static final Pattern UNIT =
            Pattern.compile(".*\\b(anterior( a ess[ea])?|previous \\w+|(day|week|month) before( that)?)");

    private static final Pattern STRETCH = Pattern.compile(".*\\b(dias|semanas|meses|days|weeks|months)\\b.*");

    private static final Pattern STRETCH_BEFORE = Pattern.compile(
            ".*\\b((anteriores|precedentes)( a (ess|el)es)?|(previous|preceding|prior) \\w+ (days|weeks|months)|\\w+ (days|weeks|months) before (that|those))");

    private static final Map<String, Grain> UNITS = Map.of(
            "dias", Grain.DAY,
            "days", Grain.DAY,
            "semanas", Grain.WEEK,
            "weeks", Grain.WEEK,
            "meses", Grain.MONTH,
            "months", Grain.MONTH);

    private final Words words;
    private final Optional<PlanDraft> previous;

    PeriodBefore(Words words, Optional<PlanDraft> previous) {
        this.words = words;
        this.previous = previous;
    }

    /** What the period means beside the one that it is said to lie before; itself where it is not said so. */
    PeriodReader.Period resolve(PeriodReader.Period period, List<PeriodReader.Period> all) {
        String said = words.textAt(period.index());
        boolean alone = said.matches("(\\w+ )?retrasad[oa]"); // "e na retrasada?" is of the unit that was named
        Optional<TimeRange> base = all.size() == 2
                ? all.stream()
                        .filter(other -> other != period)
                        .map(PeriodReader.Period::range)
                        .findFirst()
                : previous.filter(draft -> draft.periods.size() == 1 && all.size() == 1)
                        .map(draft -> draft.periods.get(0));
        if (STRETCH_BEFORE.matcher(said).matches()) {
            return stretchBefore(period, base);
        }
        if (base.isEmpty() || !alone && !UNIT.matcher(said).matches()) {
            return period;
        }
        boolean running = all.stream().filter(other -> other != period).anyMatch(other -> words.textAt(other.index())
                .matches("(this|(n|d)?est[ea]) \\w+"));
        Grain grain = period.grain()
                .filter(each -> running || each.rangeAt(base.get().firstDay()).equals(base.get()))
                .orElseThrow(() -> new PlanningException(Issue.of(Reason.IMPOSSIBLE_PERIOD, said)));
        return alone
                ? period
                : new PeriodReader.Period(
                        period.index(),
                        grain.rangeAt(grain.plus(base.get().firstDay(), -1)),
                        List.of(),
                        Optional.of(grain));
    }

    /** "os 7 dias anteriores" are as many as those they lie before; in English "previous" alone is the last ones. */
    private PeriodReader.Period stretchBefore(PeriodReader.Period period, Optional<TimeRange> base) {
        String said = words.textAt(period.index());
        if (base.isEmpty() && said.matches(".* (days|weeks|months)")) {
            return period;
        }
        TimeRange range = base.filter(period.range()::equals)
                .orElseThrow(() -> new PlanningException(Issue.of(Reason.IMPOSSIBLE_PERIOD, said)));
        return new PeriodReader.Period(
                period.index(), before(range, unitsIn(said).orElse(Grain.DAY)), List.of(), Optional.empty());
    }

    /** "contra o período anterior", "e no período anterior?": as long as the only one named, and directly before it. */
    Optional<PeriodReader.Period> named(List<PeriodReader.Period> periods) {
        int at = words.find(Cue.PERIOD_BEFORE);
        Optional<TimeRange> base = periods.size() == 1
                ? Optional.of(periods.get(0).range())
                : previous.filter(draft -> draft.periods.size() == 1 && periods.isEmpty())
                        .map(draft -> draft.periods.get(0));
        if (at < 0 || base.isEmpty()) {
            return Optional.empty();
        }
        Optional<PeriodReader.Period> period = periods.stream().findFirst();
        Optional<Grain> counted = period.flatMap(each -> unitsIn(words.textAt(each.index())));
        Grain grain = counted.or(() -> period.flatMap(PeriodReader.Period::grain))
                .orElse(isWholeMonths(base.get()) ? Grain.MONTH : Grain.DAY);
        boolean unit = words.textAt(at).matches("(the |[oa] )?(anterior|one before)"); // of that kind, not that long
        if (unit && period.flatMap(PeriodReader.Period::grain).isEmpty()) {
            throw new PlanningException(Issue.of(Reason.IMPOSSIBLE_PERIOD, words.textAt(at)));
        }
        boolean running = counted.isEmpty() && !grain.beginsAt(base.get().end());
        if (running || base.get().isOpen()) {
            throw new PlanningException(Issue.of(Reason.IMPOSSIBLE_PERIOD, words.textAt(at)));
        }
        words.use(at);
        return Optional.of(new PeriodReader.Period(
                at, before(base.get(), grain), List.of(), period.flatMap(PeriodReader.Period::grain)));
    }

    private static boolean isWholeMonths(TimeRange range) {
        return Grain.MONTH.beginsAt(range.start()) && Grain.MONTH.beginsAt(range.end());
    }

    /** Of so many units, as "últimos 7 dias" is. */
    private static Optional<Grain> unitsIn(String said) {
        Matcher units = STRETCH.matcher(said);
        return units.matches() ? Optional.of(UNITS.get(units.group(1))) : Optional.empty();
    }

    /** As many units as the range touches, up to where it starts. */
    private static TimeRange before(TimeRange range, Grain grain) {
        LocalDate end = grain.plus(range.lastDay(), 1);
        long count = grain.between(range.firstDay(), end);
        return TimeRange.ofDays(grain.plus(range.firstDay(), -count), range.firstDay());
    }
}
