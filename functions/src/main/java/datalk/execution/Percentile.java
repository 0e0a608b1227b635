package datalk.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A percentile by linear interpolation between the closest ranks. */
final class Percentile {
    private Percentile() {}

    /**
     * The value below which {@code fraction} of the records lie.
     *
     * @param values each different value, ascending, with how often it occurs
     */
    static BigDecimal of(List<GroupRow> values, double fraction) {
        long total = values.stream().mapToLong(GroupRow::count).sum();
        BigDecimal rank = BigDecimal.valueOf(fraction).multiply(BigDecimal.valueOf(total - 1));
        long below = rank.setScale(0, RoundingMode.FLOOR).longValueExact();
        BigDecimal lower = at(values, below);
        BigDecimal upper = at(values, Math.min(below + 1, total - 1));
        return lower.add(upper.subtract(lower).multiply(rank.subtract(BigDecimal.valueOf(below))));
    }

    private static BigDecimal at(List<GroupRow> values, long rank) {
        long seen = 0;
        for (GroupRow each : values) {
            seen += each.count();
            if (rank < seen) {
                return each.value();
            }
        }
        throw new IllegalArgumentException("no value of rank " + rank);
    }
}
