package datalk.execution;

import datalk.plan.QueryPlan;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.List;

/** Lays groups out as a table. */
final class ResultWriter {
    private final List<Dimension> groupings;
    private final String valueName;
    private final Unit unit;

    ResultWriter(List<Dimension> groupings, String valueName, Unit unit) {
        this.groupings = groupings;
        this.valueName = valueName;
        this.unit = unit;
    }

    static ResultWriter of(List<Dimension> groupings, Measure measure) {
        return new ResultWriter(groupings, measure.name(), measure.unit());
    }

    /** At most the rows that an answer may have; what is beyond them is counted nowhere. */
    ResultTable table(List<GroupRow> groups) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < groupings.size(); i++) {
            Dimension dimension = groupings.get(i);
            columns.add(Column.key(dimension.keyColumn(), integerKeys(groups, i)));
            dimension.nameColumn().ifPresent(name -> columns.add(Column.text(name)));
        }
        columns.add(Column.number(valueName, unit));
        List<GroupRow> listed = groups.stream().limit(QueryPlan.MOST_ROWS).toList();
        return new ResultTable(
                columns,
                listed.stream().map(this::row).toList(),
                groups.size() > listed.size(),
                listed.stream().mapToLong(GroupRow::count).sum());
    }

    private static boolean integerKeys(List<GroupRow> groups, int index) {
        return groups.stream().allMatch(group -> group.keys().get(index) instanceof Long);
    }

    private List<Object> row(GroupRow group) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < groupings.size(); i++) {
            cells.add(group.keys().get(i));
            if (groupings.get(i).nameColumn().isPresent()) {
                cells.add(group.names().get(i));
            }
        }
        cells.add(Cells.cell(group.value(), unit));
        return cells;
    }
}
