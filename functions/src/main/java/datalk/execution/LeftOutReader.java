package datalk.execution;

import datalk.pipeline.Gap;
import datalk.pipeline.RowField;
import datalk.pipeline.Ungrouped;
import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;

/** Reads from the rows of a plan's pipelines how many records its result leaves out. */
final class LeftOutReader implements QueryPlan.Visitor<List<LeftOut>> {
    private final List<List<BsonDocument>> rows;

    LeftOutReader(List<List<BsonDocument>> rows) {
        this.rows = rows;
    }

    List<LeftOut> of(QueryPlan plan) {
        List<LeftOut> all = new ArrayList<>(plan.accept(this));
        Ungrouped.of(plan).ifPresent(ungrouped -> {
            var source = ungrouped.summary().source();
            List<String> keys = ungrouped.dimensions().stream()
                    .map(dimension -> dimension.keyIn(source))
                    .toList();
            long count =
                    rows.get(rows.size() - 1).stream().mapToLong(Cells::count).sum();
            all.add(new LeftOut(source, keys, count));
        });
        all.removeIf(each -> each.count() == 0);
        return all;
    }

    private List<LeftOut> gaps(Measure measure, int... pipelines) {
        boolean histogram = measure.aggregate() == Aggregate.PERCENTILE;
        return Gap.of(measure).stream()
                .map(gap -> {
                    long count = IntStream.of(pipelines)
                            .mapToObj(rows::get)
                            .flatMap(List::stream)
                            .mapToLong(row -> histogram ? withoutValue(row) : Cells.whole(row, gap.name()))
                            .sum();
                    return new LeftOut(measure.source(), gap.columns(), count);
                })
                .toList();
    }

    private static long withoutValue(BsonDocument row) {
        return Cells.plain(row, RowField.VALUE) == null ? Cells.count(row) : 0;
    }

    @Override
    public List<LeftOut> summary(Summary plan) {
        return gaps(plan.measure(), 0);
    }

    /** The part is within the whole. */
    @Override
    public List<LeftOut> share(Share plan) {
        return gaps(plan.whole().measure(), 1);
    }

    @Override
    public List<LeftOut> periodComparison(PeriodComparison plan) {
        return gaps(
                plan.summary().measure(),
                IntStream.range(0, plan.periods().size()).toArray());
    }

    @Override
    public List<LeftOut> difference(Difference plan) {
        return gaps(plan.summary().measure(), 0, 1);
    }

    @Override
    public List<LeftOut> series(Series plan) {
        return gaps(plan.trend().measure(), 0);
    }

    @Override
    public List<LeftOut> bucketAverage(BucketAverage plan) {
        return gaps(plan.trend().measure(), 0);
    }

    /** Only the best groups come back. */
    @Override
    public List<LeftOut> bestPerGroup(BestPerGroup plan) {
        return List.of();
    }

    /** Only their number comes back. */
    @Override
    public List<LeftOut> groupCount(GroupCount plan) {
        return List.of();
    }

    @Override
    public List<LeftOut> listing(Listing plan) {
        return List.of();
    }

    @Override
    public List<LeftOut> membership(Membership plan) {
        return List.of();
    }
}
