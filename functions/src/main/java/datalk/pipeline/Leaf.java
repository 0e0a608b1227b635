package datalk.pipeline;

import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One measure without arithmetic, under the name that its accumulator bears.
 *
 * @param counted what a record must have and be, to count
 */
record Leaf(String name, Measure measure, Counted counted) {

    /** Fields that must have one of some values, and fields that must be there. */
    record Counted(Map<String, List<String>> values, List<String> required) {
        boolean everything() {
            return values.isEmpty() && required.isEmpty();
        }
    }

    /** The name of the number of records that an average is over. */
    String countName() {
        return name + "n";
    }

    /** The leaves of a measure and of the measures of its conditions, each once. */
    static List<Leaf> of(List<Measure> measures) {
        List<Measure> plain =
                measures.stream().flatMap(Measure::leaves).distinct().toList();
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            leaves.add(new Leaf("m" + i, plain.get(i), counted(plain.get(i))));
        }
        return leaves;
    }

    /** A sum counts a missing number as nothing; an average, a least or a greatest needs the number to be there. */
    private static Counted counted(Measure measure) {
        List<String> required = new ArrayList<>(measure.required());
        boolean needsValue = measure.aggregate() == Aggregate.AVERAGE
                || measure.aggregate() == Aggregate.MINIMUM
                || measure.aggregate() == Aggregate.MAXIMUM
                || measure.aggregate() == Aggregate.PERCENTILE;
        if (needsValue) {
            required.add(column(measure));
        }
        return new Counted(measure.conditions(), required);
    }

    static String column(Measure measure) {
        return measure.field().orElseThrow().columnIn(measure.source());
    }
}
