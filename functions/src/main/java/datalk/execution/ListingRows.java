package datalk.execution;

import datalk.pipeline.RowField;
import datalk.plan.Listing;
import datalk.plan.QueryPlan;
import datalk.semantic.Dimension;
import datalk.semantic.NumericField;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** Lays records of a register out as a table. */
final class ListingRows {
    private ListingRows() {}

    static ResultTable table(Listing plan, List<BsonDocument> records) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.key(plan.entity().keyColumn(), true));
        plan.entity().nameColumn().ifPresent(name -> columns.add(Column.text(name)));
        for (Dimension attribute : plan.attributes()) {
            columns.add(Column.key(attribute.keyColumn(), attribute.nameColumn().isPresent()));
            attribute.nameColumn().ifPresent(name -> columns.add(Column.text(name)));
        }
        plan.numbers().forEach(number -> columns.add(Column.number(number.name(), number.unit())));
        List<List<Object>> rows = records.stream()
                .limit(QueryPlan.MOST_ROWS)
                .map(record -> row(plan, record))
                .toList();
        return new ResultTable(columns, rows, records.size() > QueryPlan.MOST_ROWS, rows.size());
    }

    private static List<Object> row(Listing plan, BsonDocument record) {
        List<Object> cells = new ArrayList<>();
        cells.add(Cells.plain(record, RowField.key(0)));
        plan.entity().nameColumn().ifPresent(any -> cells.add(Cells.plain(record, RowField.name(0))));
        for (int i = 0; i < plan.attributes().size(); i++) {
            cells.add(Cells.plain(record, RowField.attribute(i)));
            if (plan.attributes().get(i).nameColumn().isPresent()) {
                cells.add(Cells.plain(record, RowField.attributeName(i)));
            }
        }
        for (int i = 0; i < plan.numbers().size(); i++) {
            NumericField number = plan.numbers().get(i);
            cells.add(Cells.cell(Cells.number(record, RowField.number(i), number.unit()), number.unit()));
        }
        return cells;
    }
}
