package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Mention;
import datalk.plan.Direction;
import datalk.plan.Grain;
import datalk.plan.Ranking;
import datalk.plan.TimeRange;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Text;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Reads growth: from one period to another, or from bucket to bucket. */
final class GrowthReader {
    private static final Pattern MONEY =
            Pattern.compile("(em|in) (reais|brl|real|r\\$)|brl|reais|(quantos|qtos|how many) reais|how much money");

    private final SemanticModel model;
    private final Words words;
    private final List<PeriodReader.Period> periods;
    private final List<Mention> all;
    private final FollowUp followUp;

    GrowthReader(
            SemanticModel model, Words words, List<PeriodReader.Period> periods, List<Mention> all, FollowUp followUp) {
        this.model = model;
        this.words = words;
        this.periods = periods;
        this.all = all;
        this.followUp = followUp;
    }

    /** Whether the periods of the question, {@code said}, have found their place in the draft. */
    boolean read(PlanDraft draft, List<TimeRange> said) {
        boolean successive = words.has(Cue.SUCCESSIVE) || draft.timeGrouping().isPresent();
        boolean declines = words.has(Cue.DECLINE);
        words.useAll(Cue.GROWTH, Cue.DECLINE, Cue.SUCCESSIVE, Cue.PERCENT, Cue.SHARE, Cue.COMPARE);
        List<TimeRange> ranges = new ArrayList<>(said);
        if (ranges.isEmpty()) {
            followUp.previous()
                    .filter(before -> before.shape == Shape.GROWTH)
                    .ifPresent(before -> ranges.addAll(before.periods));
        }
        if (successive && (periods.size() <= 1 && (ranges.size() != 1 || !isUnit(draft)))) {
            seriesOfGrowth(draft);
            return false;
        }
        if (ranges.size() == 1) {
            // "abril" is compared with the month before; "em relação ao mês passado" is the month after
            int step = new Prepositions(words, all).comparesWith(periods.get(0).index()) ? 1 : -1;
            periods.get(0)
                    .grain()
                    .ifPresent(grain ->
                            ranges.add(grain.rangeAt(grain.plus(ranges.get(0).firstDay(), step))));
        }
        if (ranges.size() != 2) {
            throw new PlanningException(Issue.of(Reason.MISSING_MEASURE, new Text("período", "period")));
        }
        ranges.sort(Comparator.comparing(TimeRange::start));
        draft.shape = inMoney(draft) ? Shape.DIFFERENCE : Shape.GROWTH;
        draft.periods.addAll(ranges);
        if (declines && draft.ranking.isPresent()) {
            draft.ranking = draft.ranking.map(ranking -> new Ranking(Direction.LOWEST, ranking.limit()));
        }
        return true;
    }

    /** "quanto cresceu em reais": the amount, and not the fraction. */
    private boolean inMoney(PlanDraft draft) {
        return draft.measure.filter(measure -> measure.unit() == Unit.BRL).isPresent()
                && all.stream().anyMatch(mention -> MONEY.matcher(Phrases.fold(mention.text()))
                        .matches());
    }

    /** "em abril sobre o mês anterior": one unit, and the one before it. */
    private boolean isUnit(PlanDraft draft) {
        boolean same = all.stream()
                .anyMatch(mention -> Doubts.says(mention, Cue.SUCCESSIVE, ".* [oa]o? anterior")); // of whatever unit
        return draft.timeGrouping().isEmpty()
                && periods.size() == 1
                && periods.get(0)
                        .grain()
                        .filter(grain -> grain == Grain.MONTH || same)
                        .isPresent();
    }

    private void seriesOfGrowth(PlanDraft draft) {
        draft.shape = Shape.GROWTH_SERIES;
        if (draft.timeGrouping().isEmpty()) {
            draft.groupings.add(0, model.dimension("month"));
        }
    }
}
