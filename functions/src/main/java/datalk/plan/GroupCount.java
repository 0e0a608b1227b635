package datalk.plan;

/** How many groups meet the summary's conditions: "quantas lojas com mais de 50 pedidos". */
public record GroupCount(Summary summary) implements QueryPlan {
    public GroupCount {
        if (summary.groupings().size() != 1 || summary.ranking().isPresent()) {
            throw new PlanException("groups are counted over one dimension");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.groupCount(this);
    }
}
