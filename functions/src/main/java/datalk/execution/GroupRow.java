package datalk.execution;

import datalk.pipeline.Gap;
import datalk.pipeline.RowField;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/** One group of a summary: its keys, their names, its value and how many records it counts. */
record GroupRow(List<Object> keys, List<Object> names, BigDecimal value, long count) {
    GroupRow {
        keys = Collections.unmodifiableList(new ArrayList<>(keys));
        names = Collections.unmodifiableList(new ArrayList<>(names));
    }

    GroupRow withValue(BigDecimal changed) {
        return new GroupRow(keys, names, changed, count);
    }

    /** The rows of a summary's pipeline, without those that only tell what is left out. */
    static List<GroupRow> read(List<BsonDocument> documents, int groupings, Measure measure) {
        if (measure.aggregate() == Aggregate.PERCENTILE) {
            return percentiles(documents, groupings, measure);
        }
        boolean complete = groupings == 0 || Gap.of(measure).isEmpty();
        return documents.stream()
                .map(row -> read(row, groupings, measure))
                .filter(row -> complete || row.count() > 0)
                .toList();
    }

    private static GroupRow read(BsonDocument row, int groupings, Measure measure) {
        List<Object> keys = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < groupings; i++) {
            keys.add(Cells.plain(row, RowField.key(i)));
            names.add(Cells.plain(row, RowField.name(i)));
        }
        return new GroupRow(keys, names, Cells.number(row, RowField.VALUE, measure.unit()), Cells.count(row));
    }

    /** All rows of a histogram are here, so they are brought into the order of their values here too. */
    private static List<GroupRow> percentiles(List<BsonDocument> documents, int groupings, Measure measure) {
        Map<List<Object>, List<GroupRow>> groups = new LinkedHashMap<>();
        documents.stream()
                .map(document -> read(document, groupings, measure))
                .filter(row -> row.value() != null)
                .sorted(Comparator.comparing(GroupRow::value))
                .forEach(row -> groups.computeIfAbsent(row.keys(), any -> new ArrayList<>())
                        .add(row));
        return groups.values().stream()
                .map(values -> new GroupRow(
                        values.get(0).keys(),
                        values.get(0).names(),
                        Percentile.of(values, measure.percentile()),
                        values.stream().mapToLong(GroupRow::count).sum()))
                .toList();
    }
}
