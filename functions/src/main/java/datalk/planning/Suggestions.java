package datalk.planning;

import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.Ranking;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proposes questions that this installation can answer, near one that it cannot. */
final class Suggestions {
    private final SemanticModel model;

    Suggestions(SemanticModel model) {
        this.model = model;
    }

    /** Questions with the measure, the period and the names that were recognised, if any. */
    List<PlanDraft> near(Grounding turn) {
        PlanDraft base = recognised(turn);
        Measure measure = base.measure.orElse(model.measure("revenue"));
        List<PlanDraft> drafts = new ArrayList<>();
        drafts.add(with(base, measure, Optional.empty(), false));
        drafts.add(with(base, measure, Optional.of("store"), true));
        drafts.add(with(base, measure, Optional.of("hub"), false));
        drafts.add(with(base, model.measure("order_count"), Optional.of("month"), false));
        return drafts;
    }

    List<PlanDraft> near(PlanDraft draft) {
        PlanDraft base = new PlanDraft();
        base.periods.addAll(draft.periods.stream().limit(1).toList());
        Measure measure = draft.measure
                .filter(any -> any.source().name().equals("orders"))
                .orElse(model.measure("revenue"));
        List<PlanDraft> drafts = new ArrayList<>();
        if (draft.shape == Shape.BUCKET_AVERAGE) {
            PlanDraft daily = draft.copy();
            daily.groupings.clear();
            daily.groupings.add(model.dimension("day"));
            drafts.add(daily);
        }
        drafts.add(with(base, measure, Optional.empty(), false));
        drafts.add(with(base, measure, Optional.of("store"), true));
        drafts.add(with(base, measure, Optional.of("hub"), false));
        return drafts;
    }

    /** A reading to choose: the option's own slots over what else was recognised. */
    PlanDraft completed(PlanDraft option, Grounding turn) {
        PlanDraft base = recognised(turn);
        PlanDraft completed = option.copy();
        if (completed.measure.isEmpty()) {
            completed.measure = base.measure.or(() -> Optional.of(model.measure("revenue")));
        }
        if (completed.periods.isEmpty()) {
            completed.periods.addAll(base.periods);
        }
        return completed;
    }

    private PlanDraft recognised(Grounding turn) {
        PlanDraft draft = new PlanDraft();
        turn.mentions().forEach(mention -> {
            mention.as(Meaning.MeasureWord.class)
                    .map(Meaning.MeasureWord::measure)
                    .filter(measure -> measure.source().name().equals("orders") && draft.measure.isEmpty())
                    .ifPresent(measure -> draft.measure = Optional.of(measure));
            mention.as(Meaning.TimeWord.class)
                    .filter(word -> draft.periods.isEmpty()
                            && !word.time().range().start().isAfter(turn.asOf()))
                    .ifPresent(word -> draft.periods.add(word.time().range()));
            mention.as(Meaning.ValueWord.class)
                    .map(word -> word.candidates().get(0))
                    .filter(candidate ->
                            draft.filters.isEmpty() && candidate.dimension().kind() != Dimension.Kind.CYCLE)
                    .filter(candidate -> !candidate.dimension().name().equals("order"))
                    .ifPresent(candidate ->
                            draft.filters.add(new Filter.OneOf(candidate.dimension(), candidate.values(), false)));
        });
        return draft;
    }

    private PlanDraft with(PlanDraft base, Measure measure, Optional<String> grouping, boolean ranked) {
        PlanDraft draft = base.copy();
        draft.measure = Optional.of(measure);
        grouping.ifPresent(name -> {
            draft.groupings.add(model.dimension(name));
            if (ranked) {
                draft.ranking = Optional.of(new Ranking(Direction.HIGHEST, 10));
            }
        });
        return draft;
    }
}
