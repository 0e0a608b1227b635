package datalk.plan;

import datalk.Mall;
import datalk.planning.PlanVerifier;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Source;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Plans that somebody could ask for about the mall of the tests, one after the other, the same for the same seed. */
public final class MallPlans {
    private static final PlanVerifier VERIFIER = new PlanVerifier();
    private static final Map<String, List<Value>> VALUES = Map.of(
            "hub", List.of(new Value(1L, "SHOPPING AURORA"), new Value(3L, "SHOPPING BRASA NORTE")),
            "store", List.of(new Value(10L, "CUMIURI (10)"), new Value(13L, "SABORELLA (13)")),
            "chain", List.of(Value.of("CUMIURI"), Value.of("TECIDARTE")),
            "channel", List.of(new Value(1L, "APP DELTA"), new Value(3L, "ZAP GAMA")),
            "channel_type", List.of(Value.of("MARKETPLACE"), Value.of("OWN CHANNEL")),
            "segment", List.of(Value.of("FOOD"), Value.of("GOOD")),
            "city", List.of(Value.of("CURITIBA"), Value.of("PORTO ALEGRE")),
            "state", List.of(Value.of("PR"), Value.of("RS")),
            "customer_tier", List.of(Value.of("GOLD"), Value.of("BRONZE")));
    private static final List<String> GROUPS =
            List.of("store", "hub", "chain", "channel", "channel_type", "segment", "city", "state", "customer_tier");
    private static final List<String> MEASURES = List.of(
            "order_count",
            "revenue",
            "average_ticket",
            "delivery_cost",
            "delivery_margin",
            "canceled_orders",
            "cancellation_rate",
            "cycle_time",
            "production_time",
            "active_stores",
            "active_customers");

    private final SemanticModel model;
    private final Random random;

    public MallPlans(SemanticModel model, Random random) {
        this.model = model;
        this.random = random;
    }

    /** The next plan that may run, of any kind. */
    public QueryPlan next() {
        return Stream.generate(this::any)
                .filter(plan ->
                        VERIFIER.verify(plan, LocalDateTime.parse(Mall.NOW)).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private QueryPlan any() {
        return switch (random.nextInt(11)) {
            case 0, 1 -> summary(random.nextInt(3));
            case 2 -> summary(1).withRanking(Optional.of(new Ranking(direction(), 1 + random.nextInt(5))));
            case 3 -> share();
            case 4 -> comparison();
            case 5 -> difference();
            case 6 -> series();
            case 7 -> bestPerGroup();
            case 8 -> condition();
            case 9 -> bucketAverage();
            default -> membership();
        };
    }

    /** A total of a measure over some period and with some filters. */
    public Summary narrowed(Measure measure) {
        return summary(measure, List.of());
    }

    /** A filter by something that every order has. */
    public Filter.OneOf storeOrChannelFilter() {
        return filter(List.of(model.dimension("customer_tier")));
    }

    private <T> T of(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private Direction direction() {
        return of(List.of(Direction.values()));
    }

    private Measure measure() {
        return model.measure(of(MEASURES));
    }

    private Measure additive() {
        return model.measure(of(List.of("order_count", "revenue", "canceled_orders", "delivery_cost")));
    }

    private List<Dimension> groups(int count) {
        List<String> free = new ArrayList<>(GROUPS);
        List<Dimension> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add(model.dimension(free.remove(random.nextInt(free.size()))));
        }
        return groups;
    }

    private Filter.OneOf filter(List<Dimension> notOn) {
        String name = of(GROUPS.stream()
                .filter(each -> notOn.stream().noneMatch(used -> used.name().equals(each)))
                .toList());
        return new Filter.OneOf(model.dimension(name), List.of(of(VALUES.get(name))), random.nextInt(4) == 0);
    }

    private List<Filter> filters(List<Dimension> groups) {
        List<Filter> filters = new ArrayList<>();
        if (random.nextInt(2) == 0) {
            filters.add(filter(groups));
        }
        if (random.nextInt(4) == 0) {
            BigDecimal amount = BigDecimal.valueOf(10 + random.nextInt(200));
            filters.add(new Filter.Within(
                    model.field("order_amount"), random.nextBoolean() ? Bounds.above(amount) : Bounds.atMost(amount)));
        }
        return filters;
    }

    private static TimeRange month(int month) {
        return Grain.MONTH.rangeAt(LocalDate.of(2021, month, 1));
    }

    private TimeRange period() {
        LocalDate first = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(100));
        return switch (random.nextInt(4)) {
            case 0 -> TimeRange.ofDays(first, first.plusDays(2 + random.nextInt(15)));
            case 1 -> Grain.DAY.rangeAt(first);
            case 2 -> Grain.QUARTER.rangeAt(first);
            default -> Grain.MONTH.rangeAt(first);
        };
    }

    private TimeRange otherThan(TimeRange period) {
        TimeRange other = period();
        return other.equals(period) ? otherThan(period) : other;
    }

    private Summary summary(Measure measure, List<Dimension> groups) {
        return Summary.total(measure)
                .withGroupings(groups)
                .withFilters(filters(groups))
                .withPeriod(random.nextInt(4) == 0 ? Optional.empty() : Optional.of(period()));
    }

    private Summary summary(int groups) {
        return summary(measure(), groups(groups));
    }

    private QueryPlan share() {
        List<Dimension> groups = groups(1);
        if (random.nextBoolean()) {
            return new Share(summary(additive(), groups), Optional.empty());
        }
        Dimension dimension = groups.get(0);
        Filter part = new Filter.OneOf(dimension, List.of(of(VALUES.get(dimension.name()))), false);
        Summary whole = summary(additive(), groups).withGroupings(List.of());
        return new Share(whole, Optional.of(part));
    }

    private QueryPlan comparison() {
        Summary summary = summary(measure(), groups(random.nextInt(2))).withPeriod(Optional.empty());
        int first = 1 + random.nextInt(3);
        return new PeriodComparison(
                summary,
                List.of(month(first), month(first + 1)),
                random.nextBoolean() ? PeriodComparison.Outcome.ROWS : PeriodComparison.Outcome.GROWTH,
                Optional.empty());
    }

    private QueryPlan difference() {
        Dimension dimension = groups(1).get(0);
        List<Value> values = VALUES.get(dimension.name());
        Summary summary = summary(measure(), List.of(dimension)).withGroupings(List.of());
        return new Difference(
                summary,
                new Filter.OneOf(dimension, List.of(values.get(0)), false),
                new Filter.OneOf(dimension, List.of(values.get(1)), false));
    }

    private QueryPlan series() {
        boolean running = random.nextBoolean();
        Dimension grain = model.dimension(of(List.of("day", "week", "month")));
        Summary trend = summary(running ? additive() : measure(), List.of(grain));
        return new Series(trend, running ? Series.Outcome.RUNNING_TOTAL : Series.Outcome.GROWTH);
    }

    /** Months only of a quarter, which begins and ends with one. */
    private QueryPlan bucketAverage() {
        Measure measure = model.measure(
                of(List.of("order_count", "revenue", "canceled_orders", "active_stores", "delivery_margin")));
        boolean daily = random.nextBoolean();
        Summary trend = summary(measure, List.of(model.dimension(daily ? "day" : "month")));
        Optional<TimeRange> quarter = Optional.of(Grain.QUARTER.rangeAt(LocalDate.of(2021, 1, 1)));
        return new BucketAverage(daily ? trend : trend.withPeriod(quarter));
    }

    private QueryPlan bestPerGroup() {
        Dimension inner = model.dimension(of(List.of("store", "channel")));
        Dimension outer = model.dimension(of(List.of("hub", "city", "segment")));
        Ranking ranking = new Ranking(direction(), 1 + random.nextInt(3));
        return new BestPerGroup(summary(measure(), List.of(outer, inner)), ranking);
    }

    private QueryPlan condition() {
        Measure measure = model.measure(of(List.of("order_count", "revenue", "average_ticket", "canceled_orders")));
        Bounds bounds = measure.unit() == Unit.COUNT
                ? Bounds.above(BigDecimal.valueOf(1 + random.nextInt(5)))
                : Bounds.atLeast(BigDecimal.valueOf(50 + random.nextInt(200)));
        Summary summary = summary(measure, List.of(model.dimension(of(List.of("store", "hub", "channel")))))
                .withHaving(List.of(new Having(measure, bounds)));
        return random.nextBoolean() ? summary : new GroupCount(summary);
    }

    private QueryPlan membership() {
        Dimension entity = model.dimension(of(List.of("store", "hub", "channel")));
        Source register = model.findRegister(entity).orElseThrow();
        Listing registered = new Listing(entity, register, List.of(), List.of(), List.of(), Optional.empty());
        if (random.nextInt(3) == 0) {
            return registered;
        }
        Summary activity = Summary.total(model.measure("order_count"))
                .withGroupings(List.of(entity))
                .withPeriod(Optional.of(period()));
        if (random.nextBoolean()) {
            return Membership.lacking(registered, activity, random.nextBoolean());
        }
        Summary other =
                activity.withPeriod(Optional.of(otherThan(activity.period().orElseThrow())));
        return random.nextBoolean()
                ? new Membership(registered, List.of(activity), List.of(other), random.nextBoolean())
                : new Membership(registered, List.of(activity, other), List.of(), random.nextBoolean());
    }
}
