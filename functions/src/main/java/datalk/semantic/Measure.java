package datalk.semantic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A named number over records.
 *
 * <p>Example: {@code revenue} is the {@code SUM} of {@code order_amount} over orders whose status is FINISHED.
 *
 * @param field what is summed, averaged or ranked; empty for counts and for arithmetic over {@code operands}
 * @param distinctField what a distinct count tells apart, as the data call it; empty for all others
 * @param conditions fields that a record must have one of the given values in, to count
 * @param required fields that a record must have, to count
 * @param percentile between 0 and 1, for {@link Aggregate#PERCENTILE} only
 * @param operands the two measures of a ratio or a difference, in that order
 */
public record Measure(
        String name,
        Source source,
        Aggregate aggregate,
        Optional<NumericField> field,
        Optional<String> distinctField,
        Map<String, List<String>> conditions,
        List<String> required,
        double percentile,
        List<Measure> operands,
        Unit unit,
        Text label,
        Text definition) {
    public Measure {
        conditions = Map.copyOf(conditions);
        required = List.copyOf(required);
        operands = List.copyOf(operands);
        boolean arithmetic = aggregate == Aggregate.RATIO || aggregate == Aggregate.DIFFERENCE;
        if (arithmetic != (operands.size() == 2)) {
            throw new IllegalArgumentException(name + ": a ratio or difference, and nothing else, has two operands");
        }
        boolean overField =
                switch (aggregate) {
                    case SUM, AVERAGE, MINIMUM, MAXIMUM, PERCENTILE -> true;
                    case COUNT, COUNT_DISTINCT, RATIO, DIFFERENCE -> false;
                };
        if (overField && field.isEmpty()) {
            throw new IllegalArgumentException(name + ": a " + aggregate + " is over a field");
        }
        if ((aggregate == Aggregate.COUNT_DISTINCT) != distinctField.isPresent()) {
            throw new IllegalArgumentException(name + ": a distinct count, and nothing else, is of a distinct field");
        }
    }

    /** The measures without arithmetic that this one is made of; itself where it has none. */
    public Stream<Measure> leaves() {
        return operands.isEmpty() ? Stream.of(this) : operands.stream().flatMap(Measure::leaves);
    }

    /** Whether the measure of a whole is the sum of the measures of its parts. */
    public boolean additive() {
        return switch (aggregate) {
            case COUNT, SUM -> true;
            case DIFFERENCE -> operands.stream().allMatch(Measure::additive);
            case COUNT_DISTINCT, AVERAGE, MINIMUM, MAXIMUM, PERCENTILE, RATIO -> false;
        };
    }

    /** The same number over records that need not meet the measure's own condition on {@code conditionField}. */
    public Measure without(String conditionField) {
        Map<String, List<String>> fewer = new HashMap<>(conditions);
        fewer.remove(conditionField);
        List<Measure> freed = operands.stream()
                .map(operand -> operand.without(conditionField))
                .toList();
        return new Measure(
                name,
                source,
                aggregate,
                field,
                distinctField,
                fewer,
                required,
                percentile,
                freed,
                unit,
                label,
                definition);
    }
}
