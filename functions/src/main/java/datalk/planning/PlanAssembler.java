package datalk.planning;

import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Having;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.PlanException;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Source;
import java.util.List;
import java.util.Optional;

/** Builds the plan that a draft proposes; a draft whose slots do not fit together is refused. */
final class PlanAssembler {
    private static final String STATUS = "order_status";

    private final SemanticModel model;

    PlanAssembler(SemanticModel model) {
        this.model = model;
    }

    QueryPlan assemble(PlanDraft draft) {
        try {
            return switch (draft.shape) {
                case SUMMARY -> summary(draft);
                case SHARE ->
                    new Share(
                            summary(draft),
                            draft.part.map(part -> place(part, measure(draft).source())));
                case COMPARISON -> comparison(draft, PeriodComparison.Outcome.ROWS);
                case GROWTH -> comparison(draft, PeriodComparison.Outcome.GROWTH);
                case DIFFERENCE -> difference(draft);
                case RUNNING_TOTAL -> new Series(summary(draft), Series.Outcome.RUNNING_TOTAL);
                case GROWTH_SERIES -> new Series(summary(draft), Series.Outcome.GROWTH);
                case BUCKET_AVERAGE -> new BucketAverage(summary(draft));
                case BEST_PER_GROUP -> bestPerGroup(draft);
                case GROUP_COUNT -> new GroupCount(summary(draft));
                case LISTING -> draft.counted ? count(draft) : listing(draft, subject(draft), draft.filters);
                case ABSENCE, MEMBERSHIP -> membership(draft);
            };
        } catch (PlanException unfitting) {
            throw unsupported();
        }
    }

    private static PlanningException unsupported() {
        return new PlanningException(Issue.of(Reason.UNSUPPORTED));
    }

    private static Dimension subject(PlanDraft draft) {
        return draft.subject.orElseThrow(PlanAssembler::unsupported);
    }

    private Measure measure(PlanDraft draft) {
        return draft.measure.orElseThrow(() -> new PlanningException(Issue.of(Reason.MISSING_MEASURE)));
    }

    private Summary summary(PlanDraft draft) {
        return summary(draft, measure(draft), draft.periods.stream().findFirst());
    }

    private Summary summary(PlanDraft draft, Measure measure, Optional<TimeRange> period) {
        Source source = measure.source();
        List<Filter> filters =
                draft.filters.stream().map(filter -> place(filter, source)).toList();
        List<Dimension> groupings = draft.groupings.stream()
                .map(dimension -> place(dimension, source))
                .distinct()
                .toList();
        return new Summary(
                freed(measure, filters),
                groupings,
                filters,
                period,
                draft.having.stream()
                        .map(having -> new Having(freed(having.measure(), filters), having.bounds()))
                        .toList(),
                draft.ranking.filter(any -> !groupings.isEmpty()),
                named(draft, groupings, filters));
    }

    /** A status that the question names takes the place of the measure's own. */
    private static Measure freed(Measure measure, List<Filter> filters) {
        boolean named = filters.stream().anyMatch(filter -> filter.isOn("status"));
        boolean needed = measure.name().equals("cancellation_rate");
        if (named && needed) {
            throw PlanningException.unsupported(measure.label());
        }
        return named ? measure.without(STATUS) : measure;
    }

    /** The values that each get a row, though they have no records. */
    private static List<Value> named(PlanDraft draft, List<Dimension> groupings, List<Filter> filters) {
        if (!draft.rowPerValue || groupings.size() != 1) {
            return List.of();
        }
        return filters.stream()
                .filter(filter -> filter.isOn(groupings.get(0)))
                .flatMap(filter -> filter.asOneOf().stream())
                .flatMap(oneOf -> oneOf.values().stream())
                .toList();
    }

    /** Where the records are customers, a city is theirs. */
    private Dimension place(Dimension dimension, Source source) {
        String own = "customer_" + dimension.name();
        return dimension.knownIn(source) || !model.dimensions().containsKey(own) ? dimension : model.dimension(own);
    }

    private Filter place(Filter filter, Source source) {
        return filter.fold(
                oneOf -> new Filter.OneOf(place(oneOf.dimension(), source), oneOf.values(), oneOf.negated()),
                within -> within,
                missing -> missing);
    }

    private QueryPlan comparison(PlanDraft draft, PeriodComparison.Outcome outcome) {
        PlanDraft bare = draft.copy();
        bare.ranking = Optional.empty();
        Summary summary = summary(bare, measure(draft), Optional.empty());
        return new PeriodComparison(summary, draft.periods, outcome, draft.ranking);
    }

    private QueryPlan difference(PlanDraft draft) {
        if (draft.sides.size() == 2) {
            return new Difference(summary(draft), draft.sides.get(0), draft.sides.get(1));
        }
        return comparison(draft, PeriodComparison.Outcome.DIFFERENCE);
    }

    private QueryPlan bestPerGroup(PlanDraft draft) {
        PlanDraft bare = draft.copy();
        Ranking ranking = draft.ranking.orElseThrow(PlanAssembler::unsupported);
        bare.ranking = Optional.empty();
        return new BestPerGroup(summary(bare), ranking);
    }

    /** How many records would be listed. */
    private Summary count(PlanDraft draft) {
        Measure count = new Statistics(model).countOf(subject(draft).name()).orElseThrow(PlanAssembler::unsupported);
        return summary(draft, count, draft.periods.stream().findFirst());
    }

    private Source register(Dimension entity) {
        return model.findRegister(entity).orElseThrow(() -> PlanningException.unsupported(entity.label()));
    }

    private Listing listing(PlanDraft draft, Dimension entity, List<Filter> filters) {
        Source register = register(entity);
        return new Listing(
                entity,
                register,
                draft.attributes,
                draft.numbers,
                filters.stream().map(filter -> place(filter, register)).toList(),
                draft.periods.stream().findFirst());
    }

    private QueryPlan membership(PlanDraft draft) {
        Dimension entity = subject(draft);
        Source register = register(entity);
        List<Filter> registered = draft.filters.stream()
                .filter(filter -> PlanVerifier.knows(register, place(filter, register)))
                .filter(filter -> !isElsewhere(filter, draft.filters, register))
                .toList();
        PlanDraft bare = draft.copy();
        bare.periods.clear();
        draft.cohort.ifPresent(bare.periods::add);
        Listing members = listing(bare, entity, registered);
        if (draft.shape == Shape.ABSENCE) {
            return Membership.lacking(members, activity(draft), draft.counted);
        }
        return new Membership(members, activities(draft, false), activities(draft, true), draft.counted);
    }

    /** "clientes de Olinda que não compraram em Recife": where they did not buy, beside where they live. */
    private boolean isElsewhere(Filter filter, List<Filter> all, Source register) {
        Filter placed = place(filter, register);
        return !placed.equals(filter)
                && all.stream().flatMap(other -> other.asOneOf().stream()).anyMatch(other -> placed.asOneOf()
                        .filter(home -> home.dimension().equals(other.dimension()))
                        .isPresent());
    }

    private List<Summary> activities(PlanDraft draft, boolean lacked) {
        return draft.deeds.stream()
                .filter(deed -> deed.lacked() == lacked)
                .map(deed -> activity(deed.in(draft)))
                .toList();
    }

    private Summary activity(PlanDraft draft) {
        PlanDraft activity = draft.copy();
        activity.groupings.clear();
        activity.groupings.add(subject(draft));
        activity.ranking = Optional.empty();
        return summary(activity);
    }
}
