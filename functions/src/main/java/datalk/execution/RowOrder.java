package datalk.execution;

import datalk.plan.Direction;
import datalk.plan.Ranking;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The order that groups have where it is made in code; the same as the database's: by value, then by key. */
final class RowOrder {
    /** Keys of one dimension are of one kind, so that they can be compared: store 9 comes before store 10. */
    static final Comparator<List<Object>> KEYS = RowOrder::compare;

    private static final Comparator<GroupRow> BY_KEYS = Comparator.comparing(GroupRow::keys, KEYS);

    private RowOrder() {}

    static List<GroupRow> byKeys(List<GroupRow> groups) {
        return groups.stream().sorted(BY_KEYS).toList();
    }

    /** By value, then by key; groups without a value come last, and in no ranking. */
    static List<GroupRow> ranked(List<GroupRow> groups, Optional<Ranking> ranking) {
        boolean lowest =
                ranking.filter(each -> each.direction() == Direction.LOWEST).isPresent();
        Comparator<BigDecimal> values = lowest ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return groups.stream()
                .filter(group -> ranking.isEmpty() || group.value() != null)
                .sorted(Comparator.comparing(GroupRow::value, Comparator.nullsLast(values))
                        .thenComparing(BY_KEYS))
                .limit(ranking.map(Ranking::limit).orElse(groups.size()))
                .toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(List<Object> one, List<Object> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = ((Comparable) one.get(i)).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
