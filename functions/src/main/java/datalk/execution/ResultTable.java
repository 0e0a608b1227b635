package datalk.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Typed columns and rows; the only place that the numbers of an answer come from.
 *
 * @param rows cells in the order of the columns: text, {@link Long}, {@link java.math.BigDecimal} or null
 * @param truncated whether there were more rows
 * @param matched how many records were counted
 * @param leftOut which were not, though they are what was asked about
 * @param averaged of which buckets the number is the mean; empty where it is no mean of buckets, or of none
 */
public record ResultTable(
        List<Column> columns,
        List<List<Object>> rows,
        boolean truncated,
        long matched,
        List<LeftOut> leftOut,
        Optional<AveragedBuckets> averaged) {
    public ResultTable {
        leftOut = List.copyOf(leftOut);
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** A table of no mean. */
    public ResultTable(
            List<Column> columns, List<List<Object>> rows, boolean truncated, long matched, List<LeftOut> leftOut) {
        this(columns, rows, truncated, matched, leftOut, Optional.empty());
    }

    /** A table that leaves nothing out. */
    public ResultTable(List<Column> columns, List<List<Object>> rows, boolean truncated, long matched) {
        this(columns, rows, truncated, matched, List.of());
    }

    ResultTable withAveraged(AveragedBuckets buckets) {
        return new ResultTable(columns, rows, truncated, matched, leftOut, Optional.of(buckets));
    }

    ResultTable withLeftOut(List<LeftOut> counted) {
        return new ResultTable(columns, rows, truncated, matched, counted, averaged);
    }
}
