package datalk.execution;

import datalk.pipeline.RowField;
import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.Value;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/** Makes the result of the rows that a plan's pipelines gave: what the database cannot do is done here, exactly. */
final class ResultFinisher implements QueryPlan.Visitor<ResultTable> {
    private final List<List<BsonDocument>> rows;
    private final LocalDateTime asOf;

    ResultFinisher(List<List<BsonDocument>> rows, LocalDateTime asOf) {
        this.rows = rows;
        this.asOf = asOf;
    }

    private List<GroupRow> groups(int pipeline, int groupings, Measure measure) {
        return GroupRow.read(rows.get(pipeline), groupings, measure);
    }

    /** The one number of a summary without groups. */
    private BigDecimal total(int pipeline, Measure measure) {
        List<GroupRow> groups = groups(pipeline, 0, measure);
        return groups.isEmpty() || groups.get(0).value() == null
                ? Buckets.nothing(measure)
                : groups.get(0).value();
    }

    /** How many records a measure counts over all groups of a pipeline. */
    private long counted(int pipeline, Measure measure) {
        return groups(pipeline, 0, measure).stream().mapToLong(GroupRow::count).sum();
    }

    @Override
    public ResultTable summary(Summary plan) {
        Measure measure = plan.measure();
        ResultWriter writer = ResultWriter.of(plan.groupings(), measure);
        if (plan.groupings().isEmpty()) {
            GroupRow total = new GroupRow(List.of(), List.of(), total(0, measure), counted(0, measure));
            return writer.table(List.of(total));
        }
        List<GroupRow> groups = groups(0, plan.groupings().size(), measure);
        if (plan.isTrend() && plan.having().isEmpty()) {
            return writer.table(Buckets.fill(groups, plan, asOf));
        }
        return writer.table(ordered(plan, withNamed(groups, plan)));
    }

    /** Values that a comparison names are listed though nothing was counted for them. */
    private static List<GroupRow> withNamed(List<GroupRow> groups, Summary plan) {
        List<GroupRow> all = new ArrayList<>(groups);
        for (Value value : plan.named()) {
            Object key = value.key() instanceof Integer number ? (Object) number.longValue() : value.key();
            if (groups.stream().noneMatch(group -> key.equals(group.keys().get(0)))) {
                all.add(new GroupRow(List.of(key), List.of(value.label()), Buckets.nothing(plan.measure()), 0));
            }
        }
        return all;
    }

    private static List<GroupRow> ordered(Summary plan, List<GroupRow> groups) {
        if (plan.isInTimeOrder()) {
            return RowOrder.byKeys(groups);
        }
        boolean inDatabase = plan.measure().aggregate() != Aggregate.PERCENTILE
                && plan.named().isEmpty();
        return inDatabase ? groups : RowOrder.ranked(groups, plan.ranking());
    }

    @Override
    public ResultTable share(Share plan) {
        Measure measure = plan.whole().measure();
        BigDecimal whole = total(1, measure);
        ResultWriter writer = new ResultWriter(plan.whole().groupings(), "share", Unit.FRACTION);
        if (plan.part().isPresent()) {
            BigDecimal share = Fractions.of(total(0, measure), whole);
            return writer.table(List.of(new GroupRow(List.of(), List.of(), share, counted(1, measure))));
        }
        List<GroupRow> shares = groups(0, 1, measure).stream()
                .map(group -> group.withValue(Fractions.of(group.value(), whole)))
                .toList();
        return writer.table(RowOrder.ranked(shares, plan.whole().ranking()));
    }

    @Override
    public ResultTable periodComparison(PeriodComparison plan) {
        return new PeriodFinisher(plan, rows).table();
    }

    @Override
    public ResultTable difference(Difference plan) {
        Measure measure = plan.summary().measure();
        BigDecimal minuend = total(0, measure);
        BigDecimal subtrahend = total(1, measure);
        BigDecimal difference = minuend == null || subtrahend == null ? null : minuend.subtract(subtrahend);
        GroupRow row = new GroupRow(List.of(), List.of(), difference, counted(0, measure) + counted(1, measure));
        return new ResultWriter(List.of(), "difference", measure.unit()).table(List.of(row));
    }

    @Override
    public ResultTable series(Series plan) {
        Summary trend = plan.trend();
        List<GroupRow> buckets = Buckets.fill(groups(0, 1, trend.measure()), trend, asOf);
        List<GroupRow> carried = new ArrayList<>();
        BigDecimal running = BigDecimal.ZERO;
        BigDecimal before = null;
        boolean total = plan.outcome() == Series.Outcome.RUNNING_TOTAL;
        for (GroupRow bucket : buckets) {
            running = bucket.value() == null ? running : running.add(bucket.value());
            carried.add(bucket.withValue(total ? running : Fractions.growth(before, bucket.value())));
            before = bucket.value();
        }
        ResultWriter writer = total
                ? new ResultWriter(
                        trend.groupings(), "running_total", trend.measure().unit())
                : new ResultWriter(trend.groupings(), "growth", Unit.FRACTION);
        return writer.table(carried);
    }

    @Override
    public ResultTable bucketAverage(BucketAverage plan) {
        return AverageFinisher.table(plan, groups(0, 1, plan.trend().measure()), asOf);
    }

    @Override
    public ResultTable bestPerGroup(BestPerGroup plan) {
        Measure measure = plan.summary().measure();
        List<GroupRow> groups = groups(0, 2, measure);
        return ResultWriter.of(plan.summary().groupings(), measure)
                .table(plan.single() ? groups : bestOfEach(plan.ranking(), groups));
    }

    /** Each group's first ones, the groups in the order of their very first. */
    private static List<GroupRow> bestOfEach(Ranking ranking, List<GroupRow> groups) {
        Map<Object, List<GroupRow>> byGroup =
                groups.stream().collect(Collectors.groupingBy(row -> row.keys().get(0)));
        List<GroupRow> firsts = byGroup.values().stream()
                .map(rows -> RowOrder.ranked(rows, Optional.of(ranking)).get(0))
                .toList();
        return RowOrder.ranked(firsts, Optional.of(new Ranking(ranking.direction(), Math.max(1, firsts.size()))))
                .stream()
                .map(first -> byGroup.get(first.keys().get(0)))
                .flatMap(rows -> RowOrder.ranked(rows, Optional.of(ranking)).stream())
                .toList();
    }

    @Override
    public ResultTable groupCount(GroupCount plan) {
        BigDecimal groups = rows.get(0).isEmpty()
                ? BigDecimal.ZERO
                : Cells.number(rows.get(0).get(0), RowField.VALUE, Unit.COUNT);
        Dimension dimension = plan.summary().groupings().get(0);
        GroupRow row = new GroupRow(
                List.of(),
                List.of(),
                groups,
                rows.get(0).stream().mapToLong(Cells::count).sum());
        return new ResultWriter(List.of(), dimension.name() + "_count", Unit.COUNT).table(List.of(row));
    }

    @Override
    public ResultTable listing(Listing plan) {
        return ListingRows.table(plan, rows.get(0));
    }

    @Override
    public ResultTable membership(Membership plan) {
        List<BsonDocument> members = rows.get(0);
        for (int i = 0; i < plan.activities().size(); i++) {
            Set<Object> active = keys(rows.get(i + 1));
            boolean had = i < plan.had().size();
            members = members.stream()
                    .filter(row -> active.contains(Cells.plain(row, RowField.key(0))) == had)
                    .toList();
        }
        if (!plan.counted()) {
            return ListingRows.table(plan.registered(), members);
        }
        Dimension entity = plan.registered().entity();
        GroupRow row = new GroupRow(
                List.of(),
                List.of(),
                BigDecimal.valueOf(members.size()),
                rows.get(0).size());
        return new ResultWriter(List.of(), entity.name() + "_count", Unit.COUNT).table(List.of(row));
    }

    private static Set<Object> keys(List<BsonDocument> rows) {
        return rows.stream().map(row -> Cells.plain(row, RowField.key(0))).collect(Collectors.toSet());
    }
}
