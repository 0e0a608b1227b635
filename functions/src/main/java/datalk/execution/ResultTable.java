package datalk.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Typed columns and rows; the only place that the numbers of an answer come from.
 *
 * @param rows cells in the order of the columns: text, {@link Long}, {@link java.math.BigDecimal} or null
 * @param truncated whether there were more rows
 * @param matched how many records were counted
 */
public record ResultTable(List<Column> columns, List<List<Object>> rows, boolean truncated, long matched) {
    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }
}
