package datalk.plan;

import datalk.semantic.Dimension;
import datalk.semantic.NumericField;
import datalk.semantic.Source;
import java.util.List;
import java.util.Optional;

/**
 * Records of a register with some of their attributes, by id.
 *
 * @param source the register of {@code entity}
 */
public record Listing(
        Dimension entity,
        Source source,
        List<Dimension> attributes,
        List<NumericField> numbers,
        List<Filter> filters,
        Optional<TimeRange> period)
        implements QueryPlan {
    public Listing {
        attributes = List.copyOf(attributes);
        numbers = List.copyOf(numbers);
        filters = List.copyOf(filters);
        if (entity.kind() != Dimension.Kind.ENTITY) {
            throw new PlanException("only records can be listed, not " + entity.name());
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.listing(this);
    }
}
