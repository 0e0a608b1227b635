package datalk.plan;

import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plans of every kind over the model inside the application, whatever they ask: the same for the same seed. */
public final class RandomPlans {
    private static final List<String> NASTY =
            List.of("$where", "'; drop", "$$ROOT", "{\"$gt\":\"\"}", "a.b", "CURITIBA", "", "\u0000");

    private final Random random;
    private final boolean fitting;

    private RandomPlans(Random random, boolean fitting) {
        this.random = random;
        this.fitting = fitting;
    }

    /** Plans whose parts fit: all of them can be compiled. */
    public static RandomPlans fitting(Random random) {
        return new RandomPlans(random, true);
    }

    /** Plans that a plan's own types allow, some with parts of another collection or of another kind. */
    public static RandomPlans loose(Random random) {
        return new RandomPlans(random, false);
    }

    public QueryPlan next() {
        while (true) {
            try {
                return any();
            } catch (IllegalArgumentException noPlan) {
                if (fitting) {
                    throw noPlan;
                }
            }
        }
    }

    private boolean strange() {
        return !fitting && random.nextInt(8) == 0;
    }

    private QueryPlan any() {
        return switch (random.nextInt(10)) {
            case 0 -> summary(random.nextInt(3), true, true);
            case 1 -> share();
            case 2 -> comparison();
            case 3 -> difference();
            case 4 -> series();
            case 5 ->
                new BestPerGroup(
                        summary(2, false, true), new Ranking(either(Direction.values()), 1 + random.nextInt(3)));
            case 6 -> new GroupCount(summary(1, false, false));
            case 7 -> listing();
            case 8 -> bucketAverage();
            default -> membership();
        };
    }

    private <T> T of(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private <T> T either(T[] items) {
        return items[random.nextInt(items.length)];
    }

    private Summary summary(int groupings, boolean ranked, boolean percentiles) {
        Measure measure =
                groupings < 2 && percentiles && random.nextInt(6) == 0 || strange() ? statistic() : measure(groupings);
        return summary(measure, groupings, ranked);
    }

    private Measure statistic() {
        return Plans.statistic(either(statistics()), "order_amount", random.nextDouble());
    }

    private Measure strangeMeasure() {
        return random.nextInt(4) == 0
                ? statistic()
                : of(List.copyOf(Plans.MODEL.measures().values()));
    }

    private Measure usual(String measure) {
        return strange() ? strangeMeasure() : Plans.MODEL.measure(measure);
    }

    private Source place(Source source) {
        return strange() ? of(List.copyOf(Plans.MODEL.sources().values())) : source;
    }

    private static Aggregate[] statistics() {
        return new Aggregate[] {Aggregate.PERCENTILE, Aggregate.MINIMUM, Aggregate.MAXIMUM, Aggregate.AVERAGE};
    }

    private Measure measure(int groupings) {
        return of(Plans.MODEL.measures().values().stream()
                .filter(each -> dimensions(each.source()).size() >= groupings)
                .toList());
    }

    private Summary summary(Measure measure, int groupings, boolean ranked) {
        Source source = measure.source();
        List<Dimension> free = new ArrayList<>(dimensions(place(source)));
        List<Dimension> grouped = new ArrayList<>();
        for (int i = 0; i < Math.min(groupings, free.size() + grouped.size()); i++) {
            grouped.add(free.remove(random.nextInt(free.size())));
        }
        boolean having = groupings > 0 && measure.aggregate() != Aggregate.PERCENTILE && random.nextBoolean();
        Optional<Ranking> ranking = ranked && groupings > 0 && random.nextBoolean()
                ? Optional.of(new Ranking(either(Direction.values()), 1 + random.nextInt(20)))
                : Optional.empty();
        return new Summary(
                measure,
                grouped,
                filters(source),
                period(source),
                having ? List.of(new Having(strange() ? strangeMeasure() : measure, bounds())) : List.of(),
                ranking,
                List.of());
    }

    private static List<Dimension> dimensions(Source source) {
        return Plans.MODEL.dimensions().values().stream()
                .filter(each -> each.knownIn(source))
                .toList();
    }

    private List<Filter> filters(Source source) {
        List<Filter> filters = new ArrayList<>();
        String of = place(source).name();
        List<NumericField> fields = Plans.MODEL.fields().values().stream()
                .filter(each -> each.columns().containsKey(of))
                .toList();
        for (int i = random.nextInt(4); i > 0; i--) {
            int kind = random.nextInt(fields.isEmpty() ? 1 : 3);
            filters.add(
                    kind == 0
                            ? oneOf(source)
                            : kind == 1
                                    ? new Filter.Within(of(fields), bounds())
                                    : new Filter.Missing(of(fields), random.nextBoolean()));
        }
        return filters;
    }

    private Filter oneOf(Source source) {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            values.add(Value.of(random.nextBoolean() ? of(NASTY) : (Object) (long) random.nextInt(9000)));
        }
        return new Filter.OneOf(of(dimensions(place(source))), values, random.nextBoolean());
    }

    private Bounds bounds() {
        BigDecimal low = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));
        BigDecimal high = low.add(BigDecimal.valueOf(random.nextInt(1000)));
        return switch (random.nextInt(5)) {
            case 0 -> Bounds.above(low);
            case 1 -> Bounds.atLeast(low);
            case 2 -> Bounds.below(low);
            case 3 -> Bounds.atMost(low);
            default -> Bounds.between(low, high);
        };
    }

    private TimeRange range() {
        LocalDate first = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(500));
        return TimeRange.ofDays(first, first.plusDays(1 + random.nextInt(90)));
    }

    private Optional<TimeRange> period(Source source) {
        return place(source).timeField().filter(any -> random.nextBoolean()).map(any -> range());
    }

    private QueryPlan share() {
        boolean part = random.nextBoolean();
        Summary whole = summary(measure(1), part ? 0 : 1, false).withHaving(List.of());
        return new Share(whole, part ? Optional.of(oneOf(whole.source())) : Optional.empty());
    }

    private QueryPlan comparison() {
        Summary summary = summary(usual("revenue"), random.nextInt(2), false)
                .withHaving(List.of())
                .withPeriod(Optional.empty());
        return new PeriodComparison(
                summary, List.of(range(), range()), either(PeriodComparison.Outcome.values()), Optional.empty());
    }

    private QueryPlan difference() {
        Summary summary = summary(0, false, true);
        return new Difference(summary, oneOf(summary.source()), oneOf(summary.source()));
    }

    private QueryPlan series() {
        Dimension grain = Plans.MODEL.dimension(of(List.of("day", "week", "month", "quarter", "year")));
        Summary trend = summary(usual("order_count"), 0, false).withGroupings(List.of(grain));
        return new Series(trend, either(Series.Outcome.values()));
    }

    private QueryPlan bucketAverage() {
        Dimension grain = Plans.MODEL.dimension(of(List.of("day", "week", "month", "quarter", "year")));
        return new BucketAverage(summary(usual("revenue"), 0, false).withGroupings(List.of(grain)));
    }

    private Listing listing() {
        Dimension entity = Plans.MODEL.dimension(of(List.of("store", "hub", "channel", "customer")));
        Source source = Plans.MODEL.findRegister(entity).orElseThrow();
        List<Dimension> attributes = dimensions(source).stream()
                .filter(each -> random.nextInt(3) == 0)
                .toList();
        return new Listing(entity, source, attributes, List.of(), filters(source), Optional.empty());
    }

    private QueryPlan membership() {
        Listing registered = listing();
        while (!registered.entity().knownIn(Plans.MODEL.source("orders"))) {
            registered = listing();
        }
        Summary activity = summary(usual("order_count"), 0, false).withGroupings(List.of(registered.entity()));
        Summary other = summary(usual("revenue"), 0, false).withGroupings(List.of(registered.entity()));
        return new Membership(registered, List.of(other), List.of(activity), random.nextBoolean());
    }
}
