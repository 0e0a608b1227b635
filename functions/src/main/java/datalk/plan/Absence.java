package datalk.plan;

/**
 * The registered records of an entity that have no order of some kind.
 *
 * <p>Example: "lojas sem pedidos em março" lists the stores that {@code activity}, orders by store in March, does not.
 *
 * @param registered which records of the register are meant
 * @param activity what they lack: a summary by the same entity
 * @param counted whether only their number is asked for
 */
public record Absence(Listing registered, Summary activity, boolean counted) implements QueryPlan {
    public Absence {
        if (activity.groupings().size() != 1 || !activity.groupings().get(0).equals(registered.entity())) {
            throw new IllegalArgumentException("absence compares a register with activity by the same entity");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.absence(this);
    }
}
