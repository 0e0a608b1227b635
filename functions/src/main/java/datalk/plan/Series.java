package datalk.plan;

import datalk.semantic.Dimension;

/** A trend that is carried from bucket to bucket. */
public record Series(Summary trend, Outcome outcome) implements QueryPlan {
    /** What each bucket shows. */
    public enum Outcome {
        /** The sum of all buckets so far. */
        RUNNING_TOTAL,
        /** The growth since the bucket before, a fraction; nothing for the first. */
        GROWTH
    }

    public Series {
        boolean oneGrain = trend.groupings().size() == 1
                && trend.groupings().get(0).kind() == Dimension.Kind.GRAIN
                && trend.ranking().isEmpty();
        if (!oneGrain) {
            throw new PlanException("a series runs over one time grain");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.series(this);
    }
}
