package datalk.phrasing;

import datalk.execution.ResultTable;
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
import datalk.semantic.Dimension;
import java.util.ArrayList;
import java.util.List;

/**
 * How the columns of a plan's result are to be read.
 *
 * @param groupings the dimensions whose columns come first
 * @param periods whether a column of periods follows them
 * @param trend whether the rows run in order of time
 * @param additive whether the numbers of the rows add up to one of the whole
 */
record PlanShape(List<Dimension> groupings, boolean periods, boolean trend, boolean additive) {

    static PlanShape of(QueryPlan plan) {
        return plan.accept(new Reader());
    }

    /** The columns that name a row: of each grouping its name, else its key. */
    List<Integer> labels(ResultTable result) {
        List<Integer> labels = new ArrayList<>();
        int column = 0;
        for (Dimension dimension : groupings) {
            boolean named = dimension.nameColumn().isPresent();
            labels.add(named ? column + 1 : column);
            column += named ? 2 : 1;
        }
        if (periods) {
            labels.add(column);
        }
        return labels.size() < result.columns().size() ? labels : List.of();
    }

    private static final class Reader implements QueryPlan.Visitor<PlanShape> {
        private static PlanShape of(Summary summary, boolean ranked) {
            return new PlanShape(
                    summary.groupings(),
                    false,
                    summary.isTrend() && !ranked,
                    summary.measure().additive());
        }

        private static PlanShape none() {
            return new PlanShape(List.of(), false, false, false);
        }

        @Override
        public PlanShape summary(Summary plan) {
            return of(plan, plan.ranking().isPresent());
        }

        @Override
        public PlanShape share(Share plan) {
            return of(plan.whole(), true);
        }

        @Override
        public PlanShape periodComparison(PeriodComparison plan) {
            boolean rows = plan.outcome() == PeriodComparison.Outcome.ROWS;
            return new PlanShape(plan.summary().groupings(), rows, false, false);
        }

        @Override
        public PlanShape difference(Difference plan) {
            return none();
        }

        @Override
        public PlanShape series(Series plan) {
            return of(plan.trend(), false);
        }

        @Override
        public PlanShape bucketAverage(BucketAverage plan) {
            return none();
        }

        @Override
        public PlanShape bestPerGroup(BestPerGroup plan) {
            return of(plan.summary(), true);
        }

        @Override
        public PlanShape groupCount(GroupCount plan) {
            return none();
        }

        @Override
        public PlanShape listing(Listing plan) {
            return none();
        }

        @Override
        public PlanShape membership(Membership plan) {
            return none();
        }
    }
}
