package datalk.execution;

import datalk.plan.Grain;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;

/** Brings the periods of a comparison together, group by group. */
final class PeriodFinisher {
    private final PeriodComparison plan;
    private final Measure measure;
    private final List<Dimension> groupings;
    /** In the order of their keys: the database groups in no order, and an answer may not change with it. */
    private final Map<List<Object>, GroupRow[]> groups = new TreeMap<>(RowOrder.KEYS);

    private long matched;

    PeriodFinisher(PeriodComparison plan, List<List<BsonDocument>> rows) {
        this.plan = plan;
        this.measure = plan.summary().measure();
        this.groupings = plan.summary().groupings();
        if (groupings.isEmpty()) {
            groups.put(List.of(), new GroupRow[plan.periods().size()]);
        }
        for (int period = 0; period < plan.periods().size(); period++) {
            for (GroupRow row : GroupRow.read(rows.get(period), groupings.size(), measure)) {
                groups.computeIfAbsent(
                                row.keys(), any -> new GroupRow[plan.periods().size()])[period] = row;
                matched += row.count();
            }
        }
    }

    ResultTable table() {
        return plan.outcome() == PeriodComparison.Outcome.ROWS ? periods() : outcome();
    }

    private BigDecimal value(GroupRow[] periods, int index) {
        return periods[index] == null || periods[index].value() == null
                ? Buckets.nothing(measure)
                : periods[index].value();
    }

    /** One row for each group and period, in order of time. */
    private ResultTable periods() {
        Optional<Grain> grain = commonGrain();
        List<Column> columns = new ArrayList<>();
        groupings.forEach(dimension -> {
            columns.add(Column.key(dimension.keyColumn(), dimension.nameColumn().isPresent()));
            dimension.nameColumn().ifPresent(name -> columns.add(Column.text(name)));
        });
        columns.add(Column.text(
                grain.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("period")));
        columns.add(Column.number(measure.name(), measure.unit()));
        List<List<Object>> rows = new ArrayList<>();
        groups.forEach((keys, periods) -> {
            for (int i = 0; i < periods.length; i++) {
                List<Object> cells = keyCells(keys, periods);
                cells.add(label(plan.periods().get(i), grain));
                cells.add(Cells.cell(value(periods, i), measure.unit()));
                rows.add(cells);
            }
        });
        boolean more = rows.size() > QueryPlan.MOST_ROWS;
        return new ResultTable(columns, more ? rows.subList(0, QueryPlan.MOST_ROWS) : rows, more, matched);
    }

    private List<Object> keyCells(List<Object> keys, GroupRow[] periods) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < groupings.size(); i++) {
            cells.add(keys.get(i));
            if (groupings.get(i).nameColumn().isPresent()) {
                cells.add(first(periods).names().get(i));
            }
        }
        return cells;
    }

    private static GroupRow first(GroupRow[] periods) {
        for (GroupRow row : periods) {
            if (row != null) {
                return row;
            }
        }
        throw new IllegalStateException("a group without a row");
    }

    private Optional<Grain> commonGrain() {
        for (Grain grain : List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)) {
            if (plan.periods().stream()
                    .allMatch(period -> grain.rangeAt(period.firstDay()).equals(period))) {
                return Optional.of(grain);
            }
        }
        return Optional.empty();
    }

    private static Object label(TimeRange period, Optional<Grain> grain) {
        return grain.map(each -> String.valueOf(each.bucket(period.firstDay())))
                .orElse(period.firstDay() + "/" + period.lastDay());
    }

    private ResultTable outcome() {
        boolean growth = plan.outcome() == PeriodComparison.Outcome.GROWTH;
        List<GroupRow> outcomes = new ArrayList<>();
        groups.forEach((keys, periods) -> {
            BigDecimal before = value(periods, 0);
            BigDecimal now = value(periods, 1);
            BigDecimal change = before == null || now == null
                    ? null
                    : growth ? Fractions.growth(before, now) : now.subtract(before);
            List<Object> names =
                    groupings.isEmpty() ? List.of() : first(periods).names();
            outcomes.add(new GroupRow(keys, names, change, 0));
        });
        ResultWriter writer = growth
                ? new ResultWriter(groupings, "growth", Unit.FRACTION)
                : new ResultWriter(groupings, "difference", measure.unit());
        ResultTable table = writer.table(RowOrder.ranked(outcomes, plan.ranking()));
        return new ResultTable(table.columns(), table.rows(), table.truncated(), matched);
    }
}
