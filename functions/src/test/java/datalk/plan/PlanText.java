package datalk.plan;

import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plan as text that is alike for plans which mean the same: filters in one order, values by their key and not by how
 * a language calls them, a count of canceled orders like a count of orders filtered by that status.
 */
public final class PlanText implements QueryPlan.Visitor<String> {
    private static final String STATUS = "order_status";

    private PlanText() {}

    public static String of(QueryPlan plan) {
        return plan.accept(new PlanText());
    }

    private static String filter(Filter filter) {
        return filter.fold(
                oneOf -> oneOf.dimension().name() + (oneOf.negated() ? " not" : "") + " in "
                        + oneOf.values().stream()
                                .map(value -> String.valueOf(value.key()))
                                .sorted()
                                .toList(),
                within -> within.field().name() + bounds(within.bounds()),
                missing -> missing.field().name() + (missing.negated() ? " there" : " missing"));
    }

    private static String bounds(Bounds bounds) {
        return bounds.lower()
                        .map(value -> (bounds.lowerIncluded() ? " >= " : " > ") + plain(value))
                        .orElse("")
                + bounds.upper()
                        .map(value -> (bounds.upperIncluded() ? " <= " : " < ") + plain(value))
                        .orElse("");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static boolean countsByStatus(Measure measure) {
        return measure.aggregate() == Aggregate.COUNT && measure.conditions().containsKey(STATUS);
    }

    private static String name(Measure measure) {
        boolean counts = measure.aggregate() == Aggregate.COUNT
                && measure.source().name().equals("orders");
        return counts ? "order_count" : measure.name() + " " + measure.conditions();
    }

    private static String filters(Optional<Measure> measure, List<Filter> filters) {
        List<String> texts =
                new ArrayList<>(filters.stream().map(PlanText::filter).toList());
        measure.filter(PlanText::countsByStatus)
                .ifPresent(
                        counted -> texts.add("status in " + counted.conditions().get(STATUS)));
        return texts.stream().sorted(Comparator.naturalOrder()).collect(Collectors.joining(" & "));
    }

    @Override
    public String summary(Summary plan) {
        return name(plan.measure())
                + " by " + plan.groupings().stream().map(each -> each.name()).toList()
                + " where " + filters(Optional.of(plan.measure()), plan.filters())
                + " in " + plan.period()
                + " having "
                + plan.having().stream()
                        .map(each -> name(each.measure()) + bounds(each.bounds()))
                        .toList()
                + " ranking " + plan.ranking()
                + " named " + plan.named().stream().map(Value::key).toList();
    }

    @Override
    public String share(Share plan) {
        return "share of " + plan.part().map(PlanText::filter) + " in " + summary(plan.whole());
    }

    @Override
    public String periodComparison(PeriodComparison plan) {
        return plan.outcome() + " " + plan.periods() + " " + plan.ranking() + " of " + summary(plan.summary());
    }

    @Override
    public String difference(Difference plan) {
        return filter(plan.minuend()) + " less " + filter(plan.subtrahend()) + " of " + summary(plan.summary());
    }

    @Override
    public String series(Series plan) {
        return plan.outcome() + " of " + summary(plan.trend());
    }

    @Override
    public String bucketAverage(BucketAverage plan) {
        return "average of " + summary(plan.trend());
    }

    @Override
    public String bestPerGroup(BestPerGroup plan) {
        return plan.direction() + (plan.single() ? "" : " " + plan.ranking().limit()) + " of "
                + summary(plan.summary());
    }

    @Override
    public String groupCount(GroupCount plan) {
        return "groups of " + summary(plan.summary());
    }

    @Override
    public String listing(Listing plan) {
        return "list " + plan.entity().name()
                + " " + plan.attributes().stream().map(each -> each.name()).toList()
                + " " + plan.numbers().stream().map(each -> each.name()).toList()
                + " where " + filters(Optional.empty(), plan.filters())
                + " in " + plan.period();
    }

    @Override
    public String membership(Membership plan) {
        return (plan.counted() ? "count " : "")
                + listing(plan.registered())
                + activities(" with ", plan.had())
                + activities(" without ", plan.lacked());
    }

    private String activities(String word, List<Summary> activities) {
        return activities.stream().map(activity -> word + summary(activity)).collect(Collectors.joining());
    }
}
