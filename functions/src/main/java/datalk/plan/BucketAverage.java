package datalk.plan;

import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;

/**
 * The mean of a measure over stretches of the calendar, those without records among them: one number.
 *
 * <p>Example: "média diária de pedidos em março" is {@code order_count} by {@code day} in {@code [2021-03-01,
 * 2021-04-01)}, added up and divided by 31.
 *
 * @param trend whose buckets the mean is of
 */
public record BucketAverage(Summary trend) implements QueryPlan {
    public BucketAverage {
        boolean oneGrain = trend.groupings().size() == 1
                && trend.groupings().get(0).kind() == Dimension.Kind.GRAIN
                && trend.ranking().isEmpty()
                && trend.having().isEmpty()
                && trend.named().isEmpty();
        if (!oneGrain) {
            throw new PlanException("a mean is of all the buckets of one time grain");
        }
    }

    /** Whether a measure has one: a number of things or a sum, so that what no record has is 0 and not unknown. */
    public static boolean isOf(Measure measure) {
        return measure.additive() || measure.aggregate() == Aggregate.COUNT_DISTINCT;
    }

    /** What the buckets are. */
    public Grain grain() {
        return Grain.named(trend.groupings().get(0).name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bucketAverage(this);
    }
}
