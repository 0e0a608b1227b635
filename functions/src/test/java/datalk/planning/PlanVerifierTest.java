package datalk.planning;

import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.statistic;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.pipeline.PipelineCompiler;
import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.GroupCount;
import datalk.plan.Having;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.plan.RandomPlans;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one gate: what it passes can be run, and what it refuses it says why. */
class PlanVerifierTest {
    private static final int PLANS = 5_000;
    private static final LocalDateTime AS_OF = LocalDateTime.parse("2021-04-30T23:59:59");
    private static final Bounds MORE_THAN_TEN = Bounds.above(number("10"));
    private static final Measure MEDIAN = statistic(Aggregate.PERCENTILE, "order_amount", 0.5);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatItPassesCompiles(long seed) {
        RandomPlans plans = RandomPlans.loose(new Random(seed));
        int passed = 0;

        for (int i = 0; i < PLANS; i++) {
            QueryPlan plan = plans.next();
            if (new PlanVerifier().verify(plan, AS_OF).isEmpty()) {
                passed++;
                assertThatCode(() -> new PipelineCompiler().compile(plan))
                        .as("%s", plan)
                        .doesNotThrowAnyException();
            }
        }

        assertThat(passed).isBetween(PLANS / 10, PLANS * 9 / 10);
    }

    private static Summary median(String... dimensions) {
        return by("revenue", dimensions).withMeasure(MEDIAN);
    }

    private static Summary withMedian(Summary summary) {
        return summary.withHaving(List.of(new Having(MEDIAN, MORE_THAN_TEN)));
    }

    private static PeriodComparison comparison(Summary summary) {
        return new PeriodComparison(
                summary, List.of(MARCH, Plans.APRIL), PeriodComparison.Outcome.ROWS, Optional.empty());
    }

    private static Listing dated(Listing listing) {
        return new Listing(
                listing.entity(),
                listing.source(),
                listing.attributes(),
                listing.numbers(),
                listing.filters(),
                Optional.of(MARCH));
    }

    private static Listing stores(String attribute, String field) {
        return listing("store", List.of(attribute), List.of(field));
    }

    static Stream<Arguments> unsupported() {
        Ranking first = new Ranking(Direction.HIGHEST, 1);
        return Stream.of(
                arguments("a group of another collection", by("store_count", "channel")),
                arguments("a filter of another collection", total("store_count").with(is("channel", 1L))),
                arguments(
                        "a number of another collection",
                        total("store_count").with(within("order_amount", MORE_THAN_TEN))),
                arguments(
                        "a condition over another collection",
                        having(by("revenue", "hub"), "store_count", MORE_THAN_TEN)),
                arguments("two periods at once", by("revenue", "day", "month")),
                arguments("what is counted by itself", by("active_stores", "store")),
                arguments("two distinct counts", having(by("active_stores", "hub"), "active_customers", MORE_THAN_TEN)),
                arguments(
                        "a distinct count in a mean, and another",
                        having(by("revenue_per_customer", "hub"), "active_stores", MORE_THAN_TEN)),
                arguments("a percentile by two", median("hub", "segment")),
                arguments("a percentile with a condition", having(median("hub"), "revenue", MORE_THAN_TEN)),
                arguments("a condition on a percentile", withMedian(by("revenue", "hub"))),
                arguments("a count of the groups of a percentile", new GroupCount(median("hub"))),
                arguments("the share of a mean", new Share(by("average_ticket", "hub"), Optional.empty())),
                arguments("a share by two", new Share(by("revenue", "hub", "segment"), Optional.empty())),
                arguments(
                        "a share of groups with a condition",
                        new Share(having(by("revenue", "hub"), "revenue", MORE_THAN_TEN), Optional.empty())),
                arguments(
                        "a part of another collection",
                        new Share(total("store_count"), Optional.of(is("channel", 1L)))),
                arguments(
                        "a comparison with a condition",
                        comparison(having(by("revenue", "hub"), "revenue", MORE_THAN_TEN))),
                arguments("a comparison of each day", comparison(by("revenue", "day"))),
                arguments(
                        "a minuend of another collection",
                        new Difference(total("store_count"), is("channel", 1L), is("hub", 1L))),
                arguments(
                        "a subtrahend of another collection",
                        new Difference(total("store_count"), is("hub", 1L), is("channel", 1L))),
                arguments(
                        "the running total of a mean",
                        new Series(by("average_ticket", "month"), Series.Outcome.RUNNING_TOTAL)),
                arguments(
                        "a series with a condition",
                        new Series(having(by("revenue", "month"), "revenue", MORE_THAN_TEN), Series.Outcome.GROWTH)),
                arguments(
                        "the growth of one month",
                        new Series(in(by("revenue", "month"), MARCH), Series.Outcome.GROWTH)),
                arguments("a daily mean of a mean", new BucketAverage(by("average_ticket", "day"))),
                arguments(
                        "a daily mean of some weekdays",
                        new BucketAverage(by("revenue", "day").with(is("weekday", 1L)))),
                arguments("the best percentile of each", new BestPerGroup(median("hub", "store"), first)),
                arguments("an attribute of another collection", stores("channel", "store_plan_price")),
                arguments("a number that no record has", stores("hub", "order_amount")),
                arguments(
                        "a membership by a percentile",
                        Membership.lacking(listing("store", List.of(), List.of()), median("store"), false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsupported")
    void refusesWhatTheDataCannotAnswer(String what, QueryPlan plan) {
        assertThat(new PlanVerifier().verify(plan, AS_OF))
                .extracting(Issue::reason)
                .isNotEmpty()
                .containsOnly(Reason.UNSUPPORTED);
    }

    static Stream<Arguments> undated() {
        return Stream.of(
                arguments("stores of a month", in(total("store_count"), MARCH)),
                arguments("customers of a month", in(total("customer_count"), MARCH)),
                arguments("stores of two months", comparison(total("store_count"))),
                arguments("stores that were listed in a month", dated(listing("store", List.of(), List.of()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undated")
    void refusesTimesOfWhatHasNone(String what, QueryPlan plan) {
        assertThat(new PlanVerifier().verify(plan, AS_OF))
                .extracting(Issue::reason)
                .isNotEmpty()
                .containsOnly(Reason.NO_DATES_IN_REGISTER);
    }

    static Stream<Arguments> answerable() {
        return Stream.of(
                arguments(
                        "one distinct count twice", having(by("active_stores", "hub"), "active_stores", MORE_THAN_TEN)),
                arguments("a percentile by one", median("hub")),
                arguments("a percentile of two months", comparison(median("hub"))),
                arguments("the difference of two percentiles", new Difference(median(), is("hub", 1L), is("hub", 2L))),
                arguments("the share of two malls", new Share(total("revenue"), Optional.of(is("hub", 1L, 2L)))),
                arguments("new customers of a month", in(total("new_customers"), MARCH)),
                arguments("stores with their malls", stores("hub", "store_plan_price")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answerable")
    void passesWhatTheyCan(String what, QueryPlan plan) {
        assertThat(new PlanVerifier().verify(plan, AS_OF)).isEmpty();
    }
}
