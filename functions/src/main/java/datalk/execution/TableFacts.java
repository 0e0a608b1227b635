package datalk.execution;

import datalk.plan.Direction;
import datalk.plan.Ranking;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a table without knowing what it is of. The last column holds the values, those before it keys.
 */
final class TableFacts {
    private final ResultTable table;
    private final List<@Nullable BigDecimal> values = new ArrayList<>();

    TableFacts(ResultTable table) {
        this.table = table;
        for (List<Object> row : table.rows()) {
            Object last = row.isEmpty() ? null : row.get(row.size() - 1);
            values.add(last instanceof Number number ? new BigDecimal(number.toString()) : null);
        }
    }

    boolean isRectangular() {
        return table.rows().stream()
                .allMatch(row -> row.size() == table.columns().size());
    }

    boolean countsAreWhole() {
        for (int i = 0; i < table.columns().size(); i++) {
            int index = i;
            boolean counts =
                    table.columns().get(i).unit().filter(Unit.COUNT::equals).isPresent();
            boolean whole = table.rows().stream()
                    .map(row -> row.get(index))
                    .allMatch(cell -> cell == null || cell instanceof Long);
            if (counts && !whole) {
                return false;
            }
        }
        return true;
    }

    boolean valuesAreAtLeast(BigDecimal least) {
        return values.stream().allMatch(value -> value == null || value.compareTo(least) >= 0);
    }

    boolean valuesAreFractions() {
        return valuesAreAtLeast(BigDecimal.ZERO)
                && values.stream().allMatch(value -> value == null || value.compareTo(BigDecimal.ONE) <= 0);
    }

    boolean hasNoValue() {
        return values.stream().allMatch(value -> value == null);
    }

    BigDecimal sum() {
        return values.stream().filter(value -> value != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The value of the last row, 0 where it has none. */
    BigDecimal last() {
        BigDecimal last = values.get(values.size() - 1);
        return last == null ? BigDecimal.ZERO : last;
    }

    boolean valuesRise() {
        for (int i = 1; i < values.size(); i++) {
            if (isBefore(values.get(i), values.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBefore(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) < 0;
    }

    /**
     * From the end that the ranking begins with, else from the highest; who has no value comes last, or is not there.
     */
    boolean valuesAreRanked(Optional<Ranking> ranking) {
        boolean lowest =
                ranking.filter(each -> each.direction() == Direction.LOWEST).isPresent();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            BigDecimal before = i == 0 ? value : values.get(i - 1);
            boolean missing = value == null ? ranking.isPresent() : before == null;
            boolean early = lowest ? isBefore(value, before) : isBefore(before, value);
            if (missing || early) {
                return false;
            }
        }
        return true;
    }

    /** Whether rows with the same first cell follow one another, and are no more than that. */
    boolean groupsHaveAtMost(int rows) {
        Set<Object> seen = new HashSet<>();
        int run = 0;
        for (int i = 0; i < values.size(); i++) {
            run = isInGroupBefore(i) ? run + 1 : 1;
            if (run > rows || run == 1 && !seen.add(key(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether each group's rows are ranked by value, and the groups by their first rows. */
    boolean groupsAreRanked(Direction direction) {
        BigDecimal first = null;
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            BigDecimal before = isInGroupBefore(i) ? values.get(i - 1) : first;
            boolean early = direction == Direction.LOWEST ? isBefore(value, before) : isBefore(before, value);
            if (value == null || early) {
                return false;
            }
            first = isInGroupBefore(i) ? first : value;
        }
        return true;
    }

    private Object key(int index) {
        return table.rows().get(index).get(0);
    }

    private boolean isInGroupBefore(int index) {
        return index > 0 && key(index).equals(key(index - 1));
    }

    /** Whether no two rows have the same first cells. */
    boolean areDistinct(int columns) {
        Set<List<Object>> seen = new HashSet<>();
        return table.rows().stream().allMatch(row -> seen.add(row.subList(0, columns)));
    }

    /** Whether each row's first cells come after those of the row before. */
    boolean keysRise(int columns) {
        for (int i = 1; i < table.rows().size(); i++) {
            List<Object> before = table.rows().get(i - 1);
            if (compare(before, table.rows().get(i), columns) >= 0) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(List<Object> one, List<Object> other, int columns) {
        for (int i = 0; i < columns; i++) {
            int order = one.get(i) instanceof Comparable cell
                            && other.get(i) != null
                            && cell.getClass() == other.get(i).getClass()
                    ? cell.compareTo(other.get(i))
                    : 0;
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
