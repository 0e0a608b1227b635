package datalk.question;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.MODEL;
import static datalk.plan.Plans.bottom;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.isNot;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.missing;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.top;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Grain;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever two plans differ in, their JSON tells. */
class PlanJsonTest {
    private static final Ranking BEST = new Ranking(Direction.HIGHEST, 1);
    private static final Summary STORES = by("revenue", "store");
    private static final Listing REGISTER = listing("store", List.of(), List.of());

    private static Summary named(Object... keys) {
        return new Summary(
                MODEL.measure("revenue"),
                STORES.groupings(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(keys).stream().map(Value::of).toList());
    }

    private static Listing dated(Listing listing, TimeRange period) {
        return new Listing(
                listing.entity(),
                listing.source(),
                listing.attributes(),
                listing.numbers(),
                listing.filters(),
                Optional.of(period));
    }

    private static PeriodComparison comparison(
            Summary summary, TimeRange first, PeriodComparison.Outcome outcome, Optional<Ranking> ranking) {
        return new PeriodComparison(summary, List.of(first, APRIL), outcome, ranking);
    }

    private static void differ(QueryPlan... plans) {
        assertThat(plans).extracting(PlanJson::of).doesNotHaveDuplicates();
    }

    @Test
    void summaries() {
        Bounds bounds = Bounds.above(number("10"));
        differ(
                STORES,
                by("order_count", "store"),
                by("revenue", "hub"),
                by("revenue", "store", "hub"),
                in(STORES, MARCH),
                in(STORES, APRIL),
                top(STORES, 3),
                top(STORES, 4),
                bottom(STORES, 3),
                having(STORES, "revenue", bounds),
                having(STORES, "order_count", bounds),
                having(STORES, "revenue", Bounds.atLeast(number("10"))),
                named(10L),
                named(10L, 12L));
    }

    @Test
    void filters() {
        differ(
                STORES.with(is("hub", 1L)),
                STORES.with(is("hub", 2L)),
                STORES.with(is("hub", 1L, 2L)),
                STORES.with(isNot("hub", 1L)),
                STORES.with(is("channel", 1L)),
                STORES.with(missing("order_amount")),
                STORES.with(within("order_amount", Bounds.above(number("10")))),
                STORES.with(within("order_amount", Bounds.atLeast(number("10")))),
                STORES.with(within("order_amount", Bounds.below(number("10")))),
                STORES.with(within("order_amount", Bounds.atMost(number("10")))),
                STORES.with(within("order_delivery_fee", Bounds.atMost(number("10")))));
    }

    @Test
    void sharesAndDifferences() {
        differ(
                new Share(STORES, Optional.empty()),
                new Share(by("revenue", "hub"), Optional.empty()),
                new Share(total("revenue"), Optional.of(is("hub", 1L))),
                new Share(total("revenue"), Optional.of(is("hub", 2L))),
                new Difference(total("revenue"), is("hub", 1L), is("hub", 2L)),
                new Difference(total("revenue"), is("hub", 2L), is("hub", 1L)),
                new Difference(total("order_count"), is("hub", 1L), is("hub", 2L)));
    }

    @Test
    void comparisons() {
        TimeRange february = Grain.MONTH.rangeAt(LocalDate.of(2021, 2, 1));
        PeriodComparison.Outcome growth = PeriodComparison.Outcome.GROWTH;
        differ(
                comparison(STORES, MARCH, growth, Optional.empty()),
                comparison(STORES, MARCH, growth, Optional.of(BEST)),
                comparison(STORES, MARCH, growth, Optional.of(new Ranking(Direction.LOWEST, 1))),
                comparison(STORES, MARCH, PeriodComparison.Outcome.DIFFERENCE, Optional.empty()),
                comparison(STORES, february, growth, Optional.empty()),
                comparison(total("revenue"), MARCH, growth, Optional.empty()));
    }

    @Test
    void trendsAndBests() {
        Summary monthly = by("revenue", "month");
        Summary each = by("revenue", "hub", "store");
        differ(
                new Series(monthly, Series.Outcome.GROWTH),
                new Series(monthly, Series.Outcome.RUNNING_TOTAL),
                new Series(by("revenue", "day"), Series.Outcome.GROWTH),
                new BucketAverage(monthly),
                new BucketAverage(by("revenue", "day")),
                new BestPerGroup(each, BEST),
                new BestPerGroup(each, new Ranking(Direction.HIGHEST, 2)),
                new BestPerGroup(each, new Ranking(Direction.LOWEST, 1)),
                new GroupCount(STORES),
                new GroupCount(by("revenue", "hub")));
    }

    @Test
    void listings() {
        differ(
                REGISTER,
                listing("hub", List.of(), List.of()),
                listing("store", List.of("hub"), List.of()),
                listing("store", List.of(), List.of("store_plan_price")),
                listing("store", List.of(), List.of(), is("hub", 1L)),
                dated(REGISTER, MARCH),
                dated(REGISTER, APRIL));
    }

    @Test
    void memberships() {
        Summary orders = by("order_count", "store");
        differ(
                Membership.lacking(REGISTER, orders, false),
                Membership.lacking(REGISTER, orders, true),
                Membership.lacking(REGISTER, in(orders, MARCH), false),
                Membership.lacking(dated(REGISTER, MARCH), orders, false),
                new Membership(REGISTER, List.of(orders), List.of(), false),
                new Membership(REGISTER, List.of(orders), List.of(orders), false));
    }
}
