package datalk.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * The registered records of an entity that have orders of some kinds and none of others.
 *
 * <p>Example: "lojas que venderam em março e não em abril" has the sales of March among {@code had} and those of April
 * among {@code lacked}; "lojas sem pedidos em março" has only what is lacked.
 *
 * @param registered which records of the register are meant
 * @param had what they have: summaries by the same entity
 * @param lacked what they have not: the same
 * @param counted whether only their number is asked for
 */
public record Membership(Listing registered, List<Summary> had, List<Summary> lacked, boolean counted)
        implements QueryPlan {
    public Membership {
        had = List.copyOf(had);
        lacked = List.copyOf(lacked);
        boolean same = Stream.concat(had.stream(), lacked.stream())
                .allMatch(activity -> activity.groupings().equals(List.of(registered.entity())));
        if (!same || had.isEmpty() && lacked.isEmpty()) {
            throw new PlanException("a register is compared with activities by the same entity");
        }
    }

    /** Those that have none of one kind: "lojas sem pedidos em março". */
    public static Membership lacking(Listing registered, Summary activity, boolean counted) {
        return new Membership(registered, List.of(), List.of(activity), counted);
    }

    /** What is had, then what is lacked. */
    public List<Summary> activities() {
        return Stream.concat(had.stream(), lacked.stream()).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.membership(this);
    }
}
