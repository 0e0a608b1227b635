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
import java.util.Set;

/** Proposes questions that this installation can answer, near one that it cannot. */
final class Suggestions {
    private static final int MOST_SUGGESTIONS = 4;

    /** Too many to be shown without an order, or not to be grouped by at all. */
    private static final Set<String> GROUPED_ELSEWHERE = Set.of("order", "customer", "store", "status");

    private final SemanticModel model;

    Suggestions(SemanticModel model) {
        this.model = model;
    }

    /** Questions with the measures, the dimension, the period and the names that were recognised, if any. */
    List<PlanDraft> near(Grounding turn) {
        PlanDraft base = recognised(turn);
        List<Measure> measures = measures(turn);
        Optional<Dimension> dimension = dimension(turn);
        List<PlanDraft> drafts = new ArrayList<>();
        measures.forEach(measure -> drafts.add(by(base, measure, dimension)));
        dimension.ifPresent(any -> drafts.add(by(base, measures.get(0), Optional.empty())));
        drafts.add(largest(base, measures.get(0), model.dimension("store")));
        Dimension hub = model.dimension("hub");
        if (!dimension.equals(Optional.of(hub))) {
            drafts.add(by(base, measures.get(0), Optional.of(hub)));
        }
        drafts.add(by(base, model.measure("order_count"), Optional.of(model.dimension(grain(base)))));
        return drafts.stream()
                .filter(Suggestions::isSensible)
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    /** Months, or the days of one month. */
    private static String grain(PlanDraft draft) {
        boolean oneMonth = draft.periods.stream()
                .anyMatch(period -> !period.end().isAfter(period.start().plusMonths(1)));
        return oneMonth ? "day" : "month";
    }

    /** By mall, where one mall is named, by store, where one store is, by day within one: there is nothing to see. */
    private static boolean isSensible(PlanDraft draft) {
        List<String> named = draft.filters.stream()
                .flatMap(filter -> filter.asOneOf().stream())
                .map(filter -> filter.dimension().name())
                .toList();
        boolean oneDay = draft.periods.stream()
                .anyMatch(period -> !period.end().isAfter(period.start().plusDays(1)));
        return draft.groupings.stream()
                .noneMatch(grouping -> named.contains(grouping.name())
                        || grouping.name().equals("hub") && named.contains("store")
                        || grouping.name().equals("day") && oneDay);
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
        drafts.add(by(base, measure, Optional.empty()));
        drafts.add(largest(base, measure, model.dimension("store")));
        drafts.add(by(base, measure, Optional.of(model.dimension("hub"))));
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

    private static PlanDraft by(PlanDraft base, Measure measure, Optional<Dimension> grouping) {
        PlanDraft draft = base.copy();
        draft.measure = Optional.of(measure);
        grouping.ifPresent(draft.groupings::add);
        return draft;
    }

    private static PlanDraft largest(PlanDraft base, Measure measure, Dimension grouping) {
        PlanDraft draft = by(base, measure, Optional.of(grouping));
        draft.ranking = Optional.of(new Ranking(Direction.HIGHEST, 10));
        return draft;
    }

    /** What the question names, orders too, two at most; revenue where it names nothing. */
    private List<Measure> measures(Grounding turn) {
        List<Measure> named = turn.mentions().stream()
                .flatMap(mention -> mention
                        .as(Meaning.MeasureWord.class)
                        .map(Meaning.MeasureWord::measure)
                        .or(() -> mention.as(Meaning.DimensionWord.class)
                                .filter(word ->
                                        word.plural() && word.dimension().name().equals("order"))
                                .map(any -> model.measure("order_count")))
                        .stream())
                .filter(measure -> measure.source().name().equals("orders"))
                .distinct()
                .limit(2)
                .toList();
        return named.isEmpty() ? List.of(model.measure("revenue")) : named;
    }

    /** What the question may want its numbers by. */
    private static Optional<Dimension> dimension(Grounding turn) {
        return turn.mentions().stream()
                .flatMap(mention -> mention.as(Meaning.DimensionWord.class).stream())
                .map(Meaning.DimensionWord::dimension)
                .filter(dimension -> dimension.keys().containsKey("orders"))
                .filter(dimension -> !GROUPED_ELSEWHERE.contains(dimension.name()))
                .findFirst();
    }
}
