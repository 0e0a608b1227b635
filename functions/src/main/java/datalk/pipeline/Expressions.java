package datalk.pipeline;

import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** Builds the expressions of accumulators and of arithmetic over them. */
final class Expressions {
    private final List<Leaf> leaves;
    private final UnaryOperator<String> references;

    /** Over leaves; {@code references} tells how what is accumulated under a name is called. */
    Expressions(List<Leaf> leaves, UnaryOperator<String> references) {
        this.leaves = leaves;
        this.references = references;
    }

    /** {@code {$cond: [counted, value, otherwise]}}; the value alone where every record counts. */
    static Object where(Leaf.Counted counted, Object value, Object otherwise) {
        List<Object> tests = values(counted.values());
        counted.required().forEach(field -> tests.add(present("$" + field)));
        return where(tests, value, otherwise);
    }

    /** 1 for a record with these values that lacks one of the columns, else 0. */
    static Object lacking(Map<String, List<String>> values, List<String> columns) {
        List<Object> tests = values(values);
        List<Object> missing =
                columns.stream().<Object>map(column -> missing("$" + column)).toList();
        tests.add(missing.size() == 1 ? missing.get(0) : new Document("$or", missing));
        return where(tests, 1, 0);
    }

    private static List<Object> values(Map<String, List<String>> values) {
        List<Object> tests = new ArrayList<>();
        new TreeMap<>(values).forEach((field, allowed) -> {
            List<Object> equal = allowed.stream()
                    .<Object>map(each -> new Document("$eq", List.of("$" + field, each)))
                    .toList();
            tests.add(equal.size() == 1 ? equal.get(0) : new Document("$or", equal));
        });
        return tests;
    }

    private static Object where(List<Object> tests, Object value, Object otherwise) {
        if (tests.isEmpty()) {
            return value;
        }
        Object test = tests.size() == 1 ? tests.get(0) : new Document("$and", tests);
        return condition(test, value, otherwise);
    }

    /** Whether a field is there: a missing one and a null one are alike. */
    private static Document present(String field) {
        return new Document("$ne", Arrays.asList(new Document("$ifNull", Arrays.asList(field, null)), null));
    }

    static Document missing(String field) {
        return new Document("$eq", Arrays.asList(new Document("$ifNull", Arrays.asList(field, null)), null));
    }

    static Document condition(Object test, Object then, Object otherwise) {
        return new Document("$cond", Arrays.asList(test, then, otherwise));
    }

    /** The value of a measure from the accumulated leaves; null where it divides by nothing. */
    Object value(Measure measure) {
        if (measure.aggregate() == Aggregate.DIFFERENCE) {
            return new Document(
                    "$subtract",
                    List.of(
                            value(measure.operands().get(0)),
                            value(measure.operands().get(1))));
        }
        if (measure.aggregate() == Aggregate.RATIO) {
            return ratio(
                    value(measure.operands().get(0)), value(measure.operands().get(1)));
        }
        Leaf leaf = leafOf(measure);
        String value = references.apply(leaf.name());
        return measure.aggregate() == Aggregate.AVERAGE ? ratio(value, references.apply(leaf.countName())) : value;
    }

    private static Document ratio(Object numerator, Object denominator) {
        return condition(
                new Document("$eq", List.of(denominator, 0)),
                null,
                new Document("$divide", List.of(numerator, denominator)));
    }

    private Leaf leafOf(Measure measure) {
        return leaves.stream()
                .filter(leaf -> leaf.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }
}
