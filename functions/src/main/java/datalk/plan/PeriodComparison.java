package datalk.plan;

import java.util.List;
import java.util.Optional;

/**
 * The same summary over several periods.
 *
 * @param summary without a period; by one dimension at most
 * @param ranking over the outcome per group
 */
public record PeriodComparison(Summary summary, List<TimeRange> periods, Outcome outcome, Optional<Ranking> ranking)
        implements QueryPlan {
    /** What is made of the periods' numbers. */
    public enum Outcome {
        /** A row each. */
        ROWS,
        /** The last less the first. */
        DIFFERENCE,
        /** (last − first) ÷ first, a fraction. */
        GROWTH
    }

    public PeriodComparison {
        periods = List.copyOf(periods);
        if (periods.size() < 2 || outcome != Outcome.ROWS && periods.size() != 2) {
            throw new PlanException("a comparison is of two periods, or of several in rows");
        }
        if (summary.period().isPresent()
                || summary.groupings().size() > 1
                || summary.ranking().isPresent()) {
            throw new PlanException("the periods and the ranking belong to the comparison");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.periodComparison(this);
    }
}
