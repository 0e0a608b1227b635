package datalk.execution;

import datalk.plan.BucketAverage;
import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.math.BigDecimal;

/**
 * The buckets that a mean is of, as far as it can be held against them.
 *
 * @param grain what they are
 * @param count how many they are, those without records among them
 * @param days from the first day of the first up to the last day of the last
 * @param sum of all values
 * @param least the least value
 * @param greatest the greatest value
 */
public record AveragedBuckets(
        Grain grain, long count, TimeRange days, BigDecimal sum, BigDecimal least, BigDecimal greatest) {
    /** How far a mean may be off that was rounded: half a cent, more than half of the fourth place. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.005");

    /** Whether they are as many as the calendar has there, and begin where the period does. */
    boolean areAll(BucketAverage plan) {
        boolean begins = plan.trend()
                .period()
                .map(period -> !days.firstDay().isBefore(grain.floor(period.firstDay())))
                .orElse(true);
        return begins
                && grain == plan.grain()
                && count == grain.between(days.firstDay(), days.end().toLocalDate());
    }

    boolean canHaveMean(BigDecimal mean) {
        return mean.compareTo(least.subtract(ROUNDING)) >= 0 && mean.compareTo(greatest.add(ROUNDING)) <= 0;
    }

    boolean addUpTo(BigDecimal mean) {
        BigDecimal off = mean.multiply(BigDecimal.valueOf(count)).subtract(sum).abs();
        return off.compareTo(ROUNDING.multiply(BigDecimal.valueOf(count))) <= 0;
    }
}
