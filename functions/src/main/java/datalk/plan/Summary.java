package datalk.plan;

import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One measure over all matching records, or per value of one or two dimensions.
 *
 * <p>Example: "top 3 lojas por faturamento em março" is {@code revenue} by {@code store} in {@code [2021-03-01,
 * 2021-04-01)}, the 3 highest.
 *
 * @param having conditions that a group must meet to be listed
 * @param named the values that must be listed though they have no records: those that a comparison names
 */
public record Summary(
        Measure measure,
        List<Dimension> groupings,
        List<Filter> filters,
        Optional<TimeRange> period,
        List<Having> having,
        Optional<Ranking> ranking,
        List<Value> named)
        implements QueryPlan {
    /** More than two dimensions make no table that a person reads. */
    public static final int MOST_GROUPINGS = 2;

    public Summary {
        groupings = List.copyOf(groupings);
        filters = List.copyOf(filters);
        having = List.copyOf(having);
        named = List.copyOf(named);
        if (groupings.size() > MOST_GROUPINGS) {
            throw new PlanException("at most two groupings");
        }
        if (groupings.isEmpty() && (ranking.isPresent() || !having.isEmpty() || !named.isEmpty())) {
            throw new PlanException("a ranking, a condition on groups and named groups need a grouping");
        }
    }

    /** The measure over all records. */
    public static Summary total(Measure measure) {
        return new Summary(measure, List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    public Source source() {
        return measure.source();
    }

    public Summary withMeasure(Measure changed) {
        return new Summary(changed, groupings, filters, period, having, ranking, named);
    }

    public Summary withGroupings(List<Dimension> changed) {
        return new Summary(measure, changed, filters, period, having, ranking, named);
    }

    /** Whether it is one line through time: every day, month or hour in order, those without records too. */
    public boolean isTrend() {
        return groupings.size() == 1 && isInTimeOrder();
    }

    /** Whether its groups come in the order of time and not of their values. */
    public boolean isInTimeOrder() {
        return !groupings.isEmpty() && groupings.get(0).isTime() && ranking.isEmpty();
    }

    /** The same over all records together. */
    public Summary withoutGroups() {
        return new Summary(measure, List.of(), filters, period, List.of(), Optional.empty(), List.of());
    }

    public Summary withFilters(List<Filter> changed) {
        return new Summary(measure, groupings, changed, period, having, ranking, named);
    }

    /** The same with one more filter. */
    public Summary with(Filter filter) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(filter);
        return withFilters(more);
    }

    public Summary withPeriod(Optional<TimeRange> changed) {
        return new Summary(measure, groupings, filters, changed, having, ranking, named);
    }

    public Summary withRanking(Optional<Ranking> changed) {
        return new Summary(measure, groupings, filters, period, having, changed, named);
    }

    public Summary withHaving(List<Having> changed) {
        return new Summary(measure, groupings, filters, period, changed, ranking, named);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.summary(this);
    }
}
