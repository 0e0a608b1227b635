package datalk.pipeline;

import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a measure needs and records may lack: the rows of its pipeline count those records beside the ones that count.
 *
 * @param name the field of the row with their number
 * @param values what a record must be, to be missed
 * @param columns of which the records lack at least one
 */
public record Gap(String name, Map<String, List<String>> values, List<String> columns) {
    public Gap {
        values = Map.copyOf(values);
        columns = List.copyOf(columns);
    }

    /** The gaps of a measure, each once. */
    public static List<Gap> of(Measure measure) {
        List<Gap> gaps = new ArrayList<>();
        for (Leaf leaf : Leaf.of(List.of(measure))) {
            List<String> columns = columns(leaf);
            boolean known = gaps.stream()
                    .anyMatch(gap -> gap.columns().equals(columns)
                            && gap.values().equals(leaf.counted().values()));
            if (!columns.isEmpty() && !known) {
                gaps.add(new Gap(RowField.gap(gaps.size()), leaf.counted().values(), columns));
            }
        }
        return gaps;
    }

    /** A sum passes over what is missing, so it needs a number only where the model says that it may be missing. */
    private static List<String> columns(Leaf leaf) {
        List<String> columns = new ArrayList<>(leaf.counted().required());
        Measure measure = leaf.measure();
        if (measure.aggregate() == Aggregate.SUM
                && measure.field().orElseThrow().optionalIn(measure.source())) {
            columns.add(Leaf.column(measure));
        }
        return columns;
    }
}
