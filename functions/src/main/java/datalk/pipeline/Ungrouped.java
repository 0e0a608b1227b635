package datalk.pipeline;

import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a summary that are in none of its groups: they lack what it groups by, as an order without a customer
 * does where it is by customer. The number of them is in the last row that a plan's pipelines give.
 *
 * @param dimensions of which the records lack at least one
 * @param periods in any of which they lie; at any time where there are none
 */
public record Ungrouped(Summary summary, List<Dimension> dimensions, List<TimeRange> periods) {
    public Ungrouped {
        dimensions = List.copyOf(dimensions);
        periods = List.copyOf(periods);
    }

    /** The records that a plan leaves out so; nothing where it cannot leave out any. */
    public static Optional<Ungrouped> of(QueryPlan plan) {
        return plan.accept(new Reader());
    }

    private static final class Reader implements QueryPlan.Visitor<Optional<Ungrouped>> {
        private static Optional<Ungrouped> of(Summary summary, List<Dimension> by, List<TimeRange> periods) {
            List<Dimension> optional = by.stream()
                    .filter(dimension -> dimension.optionalIn(summary.source()) && !isNamed(summary, dimension))
                    .toList();
            return optional.isEmpty() ? Optional.empty() : Optional.of(new Ungrouped(summary, optional, periods));
        }

        /** Who names the values that count leaves out the rest himself. */
        private static boolean isNamed(Summary summary, Dimension dimension) {
            return summary.filters().stream()
                    .flatMap(filter -> filter.asOneOf().stream())
                    .anyMatch(oneOf -> oneOf.dimension().equals(dimension) && !oneOf.negated());
        }

        private static Optional<Ungrouped> of(Summary summary) {
            return of(summary, summary.groupings(), summary.period().stream().toList());
        }

        @Override
        public Optional<Ungrouped> summary(Summary plan) {
            return of(plan);
        }

        @Override
        public Optional<Ungrouped> share(Share plan) {
            List<Dimension> by = new ArrayList<>(plan.whole().groupings());
            plan.part().flatMap(Filter::asOneOf).ifPresent(part -> by.add(part.dimension()));
            return of(plan.whole(), by, plan.whole().period().stream().toList());
        }

        @Override
        public Optional<Ungrouped> periodComparison(PeriodComparison plan) {
            return of(plan.summary(), plan.summary().groupings(), plan.periods());
        }

        @Override
        public Optional<Ungrouped> bestPerGroup(BestPerGroup plan) {
            return of(plan.summary());
        }

        @Override
        public Optional<Ungrouped> groupCount(GroupCount plan) {
            return of(plan.summary());
        }

        @Override
        public Optional<Ungrouped> difference(Difference plan) {
            return Optional.empty();
        }

        @Override
        public Optional<Ungrouped> series(Series plan) {
            return Optional.empty();
        }

        @Override
        public Optional<Ungrouped> bucketAverage(BucketAverage plan) {
            return Optional.empty();
        }

        @Override
        public Optional<Ungrouped> listing(Listing plan) {
            return Optional.empty();
        }

        @Override
        public Optional<Ungrouped> membership(Membership plan) {
            return Optional.empty();
        }
    }
}
