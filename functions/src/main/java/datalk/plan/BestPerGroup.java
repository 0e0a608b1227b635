package datalk.plan;

/** Of each group of the first dimension, those groups of the second that rank first: one or several. */
public record BestPerGroup(Summary summary, Ranking ranking) implements QueryPlan {
    public BestPerGroup {
        if (summary.groupings().size() != 2 || summary.ranking().isPresent()) {
            throw new PlanException("the best per group is by two dimensions, without a ranking");
        }
    }

    public Direction direction() {
        return ranking.direction();
    }

    /** Whether one of each group is asked for. */
    public boolean single() {
        return ranking.limit() == 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bestPerGroup(this);
    }
}
