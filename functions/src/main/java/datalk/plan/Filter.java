package datalk.plan;

import datalk.semantic.Dimension;
import datalk.semantic.NumericField;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A condition that records must meet to be counted. */
public sealed interface Filter {

    /** Handles each kind of filter. A new kind adds a parameter, so no reader can forget it. */
    <R> R fold(Function<OneOf, R> oneOf, Function<Within, R> within, Function<Missing, R> missing);

    /** The filter as one by values; empty for one on a number. */
    default Optional<OneOf> asOneOf() {
        return fold(Optional::of, within -> Optional.empty(), missing -> Optional.empty());
    }

    /** Whether it is by values of that dimension. */
    default boolean isOn(Dimension dimension) {
        return asOneOf().filter(oneOf -> oneOf.dimension().equals(dimension)).isPresent();
    }

    /** Whether it is by values of the dimension of that name. */
    default boolean isOn(String dimension) {
        return asOneOf()
                .filter(oneOf -> oneOf.dimension().name().equals(dimension))
                .isPresent();
    }

    /** The dimension has one of the values or, {@code negated}, none of them. */
    record OneOf(Dimension dimension, List<Value> values, boolean negated) implements Filter {
        public OneOf {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a filter by " + dimension.name() + " names at least one value");
            }
        }

        @Override
        public <R> R fold(Function<OneOf, R> oneOf, Function<Within, R> within, Function<Missing, R> missing) {
            return oneOf.apply(this);
        }
    }

    /** The number lies within the bounds; a record without the number does not. */
    record Within(NumericField field, Bounds bounds) implements Filter {
        public Within {
            Objects.requireNonNull(bounds);
        }

        @Override
        public <R> R fold(Function<OneOf, R> oneOf, Function<Within, R> within, Function<Missing, R> missing) {
            return within.apply(this);
        }
    }

    /** The record lacks the number or, {@code negated}, has it. */
    record Missing(NumericField field, boolean negated) implements Filter {
        @Override
        public <R> R fold(Function<OneOf, R> oneOf, Function<Within, R> within, Function<Missing, R> missing) {
            return missing.apply(this);
        }
    }
}
