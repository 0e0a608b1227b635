package datalk.plan;

/** Of each group of the first dimension, the group of the second that ranks first. */
public record BestPerGroup(Summary summary, Direction direction) implements QueryPlan {
    public BestPerGroup {
        if (summary.groupings().size() != 2 || summary.ranking().isPresent()) {
            throw new IllegalArgumentException("the best per group is by two dimensions, without a ranking");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bestPerGroup(this);
    }
}
