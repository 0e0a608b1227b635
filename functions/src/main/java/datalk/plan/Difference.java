package datalk.plan;

/** One number: the summary narrowed to {@code minuend} less the summary narrowed to {@code subtrahend}. */
public record Difference(Summary summary, Filter minuend, Filter subtrahend) implements QueryPlan {
    public Difference {
        if (!summary.groupings().isEmpty()) {
            throw new PlanException("a difference is between two totals");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.difference(this);
    }
}
