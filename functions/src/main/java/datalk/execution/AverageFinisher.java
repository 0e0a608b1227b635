package datalk.execution;

import datalk.plan.BucketAverage;
import datalk.plan.Grain;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Makes one mean of the buckets of a trend: all of them are here, so nothing is cut and nothing is estimated. */
final class AverageFinisher {
    private AverageFinisher() {}

    /** The mean; nothing over no buckets. */
    static ResultTable table(BucketAverage plan, List<GroupRow> rows, LocalDateTime asOf) {
        Summary trend = plan.trend();
        List<GroupRow> buckets = Buckets.fill(rows, trend, asOf);
        if (buckets.size() >= Buckets.MOST_BUCKETS) {
            throw new TooManyGroupsException(Buckets.MOST_BUCKETS); // those beyond would be left out of the mean
        }
        BigDecimal sum = buckets.stream().map(GroupRow::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean =
                buckets.isEmpty() ? null : sum.divide(BigDecimal.valueOf(buckets.size()), MathContext.DECIMAL128);
        long counted = buckets.stream().mapToLong(GroupRow::count).sum();
        GroupRow row = new GroupRow(List.of(), List.of(), mean, counted);
        ResultTable table =
                new ResultWriter(List.of(), "average", unit(trend.measure().unit())).table(List.of(row));
        return buckets.isEmpty() ? table : table.withAveraged(averaged(plan.grain(), buckets, rows, asOf));
    }

    /** A mean of whole numbers has a fraction. */
    private static Unit unit(Unit unit) {
        return unit == Unit.COUNT ? Unit.RATIO : unit;
    }

    /** What the mean is held against: the sum is that of the database's rows, and not of the buckets made of them. */
    private static AveragedBuckets averaged(
            Grain grain, List<GroupRow> buckets, List<GroupRow> rows, LocalDateTime asOf) {
        LocalDate first = grain.firstDayOf(buckets.get(0).keys().get(0));
        LocalDate last = grain.firstDayOf(buckets.get(buckets.size() - 1).keys().get(0));
        BigDecimal sum = rows.stream()
                .filter(row -> !grain.firstDayOf(row.keys().get(0)).isAfter(asOf.toLocalDate()))
                .map(GroupRow::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> values = buckets.stream().map(GroupRow::value).sorted().toList();
        return new AveragedBuckets(
                grain,
                buckets.size(),
                TimeRange.ofDays(first, grain.plus(last, 1)),
                sum,
                values.get(0),
                values.get(values.size() - 1));
    }
}
