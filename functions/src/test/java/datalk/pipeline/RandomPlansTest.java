package datalk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Having;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
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
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a plan says, only stages that read leave the compiler. */
class RandomPlansTest {
    private static final int PLANS = 2_000;
    private static final Set<String> READING = Set.of("$match", "$group", "$project", "$sort", "$limit");
    private static final List<String> NASTY =
            List.of("$where", "'; drop", "$$ROOT", "{\"$gt\":\"\"}", "a.b", "CURITIBA", "", "\u0000");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyPlanCompilesToStagesThatRead(long seed) {
        Generator generator = new Generator(new Random(seed));
        Set<String> kinds = new TreeSet<>();

        for (int i = 0; i < PLANS; i++) {
            QueryPlan plan = generator.plan();
            kinds.add(plan.getClass().getSimpleName());
            for (AggregationPipeline pipeline : new PipelineCompiler().compile(plan)) {
                assertThat(pipeline.collection()).isIn("orders", "stores", "hubs", "channels", "customers");
                assertThat(pipeline.stages()).as("%s", plan).allMatch(stage -> READING.contains(stage.getFirstKey()));
                assertThat(pipeline.stages().get(0).getFirstKey()).isEqualTo("$match");
                assertThat(keys(pipeline)).as("%s", plan).doesNotContain("$where", "$expr", "$function", "$out");
            }
        }

        assertThat(kinds).hasSize(10);
    }

    private static Set<String> keys(AggregationPipeline pipeline) {
        Set<String> keys = new TreeSet<>();
        pipeline.stages().forEach(stage -> collect(stage, keys));
        return keys;
    }

    private static void collect(BsonValue value, Set<String> keys) {
        if (value instanceof BsonDocument document) {
            document.forEach((key, nested) -> {
                keys.add(key);
                collect(nested, keys);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(nested -> collect(nested, keys));
        }
    }

    /** Makes plans that hold together. */
    private record Generator(Random random) {
        QueryPlan plan() {
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
            Measure measure = groupings < 2 && percentiles && random.nextInt(6) == 0
                    ? Plans.statistic(either(statistics()), "order_amount", random.nextDouble())
                    : measure(groupings);
            return summary(measure, groupings, ranked);
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
            List<Dimension> free = new ArrayList<>(dimensions(source));
            List<Dimension> grouped = new ArrayList<>();
            for (int i = 0; i < groupings; i++) {
                grouped.add(free.remove(random.nextInt(free.size())));
            }
            boolean having = groupings > 0
                    && measure.aggregate() != Aggregate.PERCENTILE
                    && !measure.name().contains("active")
                    && !measure.name().contains("customer")
                    && random.nextBoolean();
            Optional<Ranking> ranking = ranked && groupings > 0 && random.nextBoolean()
                    ? Optional.of(new Ranking(either(Direction.values()), 1 + random.nextInt(20)))
                    : Optional.empty();
            return new Summary(
                    measure,
                    grouped,
                    filters(source),
                    period(source),
                    having ? List.of(new Having(measure, bounds())) : List.of(),
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
            List<NumericField> fields = Plans.MODEL.fields().values().stream()
                    .filter(each -> each.columns().containsKey(source.name()))
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
            return new Filter.OneOf(of(dimensions(source)), values, random.nextBoolean());
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
            return source.timeField().filter(any -> random.nextBoolean()).map(any -> range());
        }

        private QueryPlan share() {
            boolean part = random.nextBoolean();
            Summary whole = summary(measure(1), part ? 0 : 1, false).withHaving(List.of());
            return new Share(whole, part ? Optional.of(oneOf(whole.source())) : Optional.empty());
        }

        private QueryPlan comparison() {
            Summary summary = summary(Plans.MODEL.measure("revenue"), random.nextInt(2), false)
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
            Summary trend =
                    summary(Plans.MODEL.measure("order_count"), 0, false).withGroupings(List.of(grain));
            return new Series(trend, either(Series.Outcome.values()));
        }

        private QueryPlan bucketAverage() {
            Dimension grain = Plans.MODEL.dimension(of(List.of("day", "week", "month", "quarter", "year")));
            return new BucketAverage(
                    summary(Plans.MODEL.measure("revenue"), 0, false).withGroupings(List.of(grain)));
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
            Summary activity =
                    summary(Plans.MODEL.measure("order_count"), 0, false).withGroupings(List.of(registered.entity()));
            Summary other =
                    summary(Plans.MODEL.measure("revenue"), 0, false).withGroupings(List.of(registered.entity()));
            return new Membership(registered, List.of(other), List.of(activity), random.nextBoolean());
        }
    }
}
