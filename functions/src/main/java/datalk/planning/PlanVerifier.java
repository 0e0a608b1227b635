package datalk.planning;

import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Filter;
import datalk.plan.Grain;
import datalk.plan.GroupCount;
import datalk.plan.Having;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Source;
import datalk.semantic.Text;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells whether the data can answer a plan, before anything is asked of them.
 *
 * <p>The one gate for plans of every origin: what it passes may be compiled and run.
 */
public final class PlanVerifier {
    private static final Text TWO_PERIODS = new Text("dois períodos", "two periods");
    private static final Text SHARE = new Text("participação", "share");
    private static final Text COMPARISON = new Text("comparação", "comparison");
    private static final Text RUNNING_TOTAL = new Text("acumulado", "running total");
    private static final Text GROWTH = new Text("crescimento", "growth");
    private static final Text DAILY_AVERAGE = new Text("média por dia", "average per day");

    /** Everything that is wrong with a plan that is asked at {@code asOf}; empty for a plan that may run. */
    public List<Issue> verify(QueryPlan plan, LocalDateTime asOf) {
        List<Issue> issues = new ArrayList<>();
        plan.accept(new Checks(issues, asOf));
        return List.copyOf(issues);
    }

    /** Whether records of {@code source} have what the filter is on. */
    static boolean knows(Source source, Filter filter) {
        return filter.fold(
                oneOf -> oneOf.dimension().knownIn(source),
                within -> within.field().columns().containsKey(source.name()),
                missing -> missing.field().columns().containsKey(source.name()));
    }

    private static Text nameOf(Filter filter) {
        return filter.fold(
                oneOf -> oneOf.dimension().label(), within -> within.field().label(), missing -> missing.field()
                        .label());
    }

    private record Checks(List<Issue> issues, LocalDateTime asOf) implements QueryPlan.Visitor<Void> {

        private void require(boolean met, Reason reason, Text name) {
            if (!met) {
                issues.add(Issue.of(reason, name));
            }
        }

        private void source(Text what, Source source, List<Dimension> dimensions, List<Filter> filters, boolean dated) {
            dimensions.forEach(dimension -> require(dimension.knownIn(source), Reason.UNSUPPORTED, dimension.label()));
            filters.forEach(filter -> require(knows(source, filter), Reason.UNSUPPORTED, nameOf(filter)));
            require(!dated || source.timeField().isPresent(), Reason.NO_DATES_IN_REGISTER, what);
        }

        @Override
        public Void summary(Summary plan) {
            source(
                    plan.measure().label(),
                    plan.source(),
                    plan.groupings(),
                    plan.filters(),
                    plan.period().isPresent());
            for (Having having : plan.having()) {
                require(
                        having.measure().source().equals(plan.source()),
                        Reason.UNSUPPORTED,
                        having.measure().label());
            }
            return figures(plan, false);
        }

        private Void figures(Summary plan, boolean nested) {
            long times = plan.groupings().stream()
                    .filter(dimension -> dimension.kind() == Dimension.Kind.GRAIN)
                    .count();
            require(times < 2 || nested, Reason.UNSUPPORTED, TWO_PERIODS);
            boolean onlyDates = plan.measure().name().equals("customer_count")
                    && plan.period().isPresent();
            require(!onlyDates, Reason.NO_DATES_IN_REGISTER, plan.measure().label());
            boolean ofItself = plan.measure()
                    .distinctField()
                    .filter(field -> plan.groupings().stream()
                            .anyMatch(dimension -> field.equals(
                                    dimension.keys().get(plan.source().name()))))
                    .isPresent();
            require(!ofItself, Reason.UNSUPPORTED, plan.measure().label());
            boolean percentile = plan.measure().aggregate() == Aggregate.PERCENTILE;
            require(
                    !percentile || plan.groupings().size() < 2,
                    Reason.UNSUPPORTED,
                    plan.measure().label());
            List<Measure> leaves = Stream.concat(
                            Stream.of(plan.measure()), plan.having().stream().map(Having::measure))
                    .flatMap(Measure::leaves)
                    .distinct()
                    .toList();
            require(
                    areOfOnePipeline(leaves),
                    Reason.UNSUPPORTED,
                    leaves.get(leaves.size() - 1).label());
            return null;
        }

        /** A pipeline tells one thing apart to count it, and a percentile takes it whole. */
        private static boolean areOfOnePipeline(List<Measure> leaves) {
            long distinct = leaves.stream()
                    .flatMap(leaf -> leaf.distinctField().stream())
                    .distinct()
                    .count();
            boolean percentile = leaves.stream().anyMatch(leaf -> leaf.aggregate() == Aggregate.PERCENTILE);
            return distinct < 2 && (!percentile || leaves.size() == 1);
        }

        /** Of the groups that a percentile makes, none but their values are known. */
        private Void groupsAlone(Summary plan) {
            require(
                    plan.measure().aggregate() != Aggregate.PERCENTILE,
                    Reason.UNSUPPORTED,
                    plan.measure().label());
            return summary(plan);
        }

        @Override
        public Void share(Share plan) {
            summary(plan.whole());
            plan.part()
                    .ifPresent(part -> require(knows(plan.whole().source(), part), Reason.UNSUPPORTED, nameOf(part)));
            require(
                    plan.whole().measure().additive(),
                    Reason.UNSUPPORTED,
                    plan.whole().measure().label());
            require(plan.whole().groupings().size() < 2, Reason.UNSUPPORTED, SHARE);
            require(plan.whole().having().isEmpty(), Reason.UNSUPPORTED, SHARE);
            return null;
        }

        @Override
        public Void periodComparison(PeriodComparison plan) {
            summary(plan.summary());
            require(
                    plan.summary().source().timeField().isPresent(),
                    Reason.NO_DATES_IN_REGISTER,
                    plan.summary().measure().label());
            require(plan.summary().having().isEmpty(), Reason.UNSUPPORTED, COMPARISON);
            boolean timed = plan.summary().groupings().stream().anyMatch(d -> d.kind() == Dimension.Kind.GRAIN);
            require(!timed, Reason.UNSUPPORTED, COMPARISON);
            return null;
        }

        @Override
        public Void difference(Difference plan) {
            summary(plan.summary().with(plan.minuend()).with(plan.subtrahend()));
            return null;
        }

        @Override
        public Void series(Series plan) {
            summary(plan.trend());
            boolean running = plan.outcome() == Series.Outcome.RUNNING_TOTAL;
            require(
                    !running || plan.trend().measure().additive(),
                    Reason.UNSUPPORTED,
                    plan.trend().measure().label());
            require(plan.trend().having().isEmpty(), Reason.UNSUPPORTED, RUNNING_TOTAL);
            require(running || hasSeveralBuckets(plan.trend()), Reason.UNSUPPORTED, GROWTH);
            return null;
        }

        /** Growth is from one bucket to the next: "crescimento anual do faturamento de maio" has one only. */
        private static boolean hasSeveralBuckets(Summary trend) {
            Grain grain = trend.groupings().stream()
                    .filter(dimension -> dimension.kind() == Dimension.Kind.GRAIN)
                    .map(dimension -> Grain.named(dimension.name()))
                    .findFirst()
                    .orElseThrow();
            return trend.period()
                    .map(period -> period.isOpen()
                            || !grain.rangeAt(period.firstDay()).equals(grain.rangeAt(period.lastDay())))
                    .orElse(true);
        }

        @Override
        public Void bucketAverage(BucketAverage plan) {
            Summary trend = plan.trend();
            summary(trend);
            require(
                    BucketAverage.isOf(trend.measure()),
                    Reason.UNSUPPORTED,
                    trend.measure().label());
            boolean someDays =
                    plan.grain() == Grain.DAY && trend.filters().stream().anyMatch(filter -> filter.isOn("weekday"));
            require(!someDays, Reason.UNSUPPORTED, DAILY_AVERAGE); // of those days, or of all?
            boolean whole = plan.grain() == Grain.DAY
                    ? trend.period().map(this::hasWholeDays).orElse(true)
                    : trend.period()
                            .filter(period -> hasWhole(plan.grain(), period))
                            .isPresent();
            require(whole, Reason.INCOMPLETE_PERIOD, trend.groupings().get(0).label());
            return null;
        }

        /** The last day may be going on: a trend by day ends with it too. */
        private boolean hasWholeDays(TimeRange period) {
            return Grain.DAY.beginsAt(period.start())
                    && (Grain.DAY.beginsAt(period.end()) || !period.end().isBefore(asOf));
        }

        /** Whether it begins and ends with buckets, as far as they lie behind. */
        private boolean hasWhole(Grain grain, TimeRange period) {
            LocalDateTime now = asOf.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            LocalDateTime end = period.end().isAfter(now) ? now : period.end();
            return period.start().isBefore(end)
                    && !period.isOpen()
                    && grain.beginsAt(period.start())
                    && grain.beginsAt(end);
        }

        @Override
        public Void bestPerGroup(BestPerGroup plan) {
            Summary summary = plan.summary();
            source(
                    summary.measure().label(),
                    summary.source(),
                    summary.groupings(),
                    summary.filters(),
                    summary.period().isPresent());
            return figures(summary, true);
        }

        @Override
        public Void groupCount(GroupCount plan) {
            return groupsAlone(plan.summary());
        }

        @Override
        public Void listing(Listing plan) {
            source(
                    plan.entity().plural(),
                    plan.source(),
                    plan.attributes(),
                    plan.filters(),
                    plan.period().isPresent());
            plan.numbers()
                    .forEach(field -> require(
                            field.columns().containsKey(plan.source().name()), Reason.UNSUPPORTED, field.label()));
            return null;
        }

        @Override
        public Void membership(Membership plan) {
            listing(plan.registered());
            plan.activities().forEach(this::groupsAlone);
            return null;
        }
    }
}
