package datalk.plan;

import java.util.Optional;

/**
 * Which fraction of a whole.
 *
 * <p>With a {@code part} it is one fraction, the whole narrowed to that part over the whole; without, one fraction per
 * group of the whole, of which the whole's ranking lists only some.
 */
public record Share(Summary whole, Optional<Filter> part) implements QueryPlan {
    public Share {
        if (part.isPresent() != whole.groupings().isEmpty()) {
            throw new PlanException("a share is of one part or of each group");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.share(this);
    }
}
