package datalk.execution;

import datalk.plan.Filter;
import datalk.plan.Grain;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the groups of a trend in order of time and adds those that no record falls in. */
final class Buckets {
    static final int MOST_BUCKETS = 20_000;

    private Buckets() {}

    static List<GroupRow> fill(List<GroupRow> rows, Summary plan, LocalDateTime asOf) {
        Map<String, GroupRow> found = new HashMap<>();
        rows.forEach(row -> found.put(String.valueOf(row.keys().get(0)), row));
        List<GroupRow> filled = new ArrayList<>();
        for (Object bucket : buckets(rows, plan, asOf)) {
            GroupRow row = found.get(String.valueOf(bucket));
            filled.add(row == null ? empty(bucket, plan.measure()) : row);
        }
        return filled;
    }

    private static List<?> buckets(List<GroupRow> rows, Summary plan, LocalDateTime asOf) {
        Dimension dimension = plan.groupings().get(0);
        return dimension.kind() == Dimension.Kind.CYCLE
                ? cycle(dimension, plan.filters())
                : grain(rows, Grain.named(dimension.name()), plan.period().orElse(null), asOf);
    }

    /** The whole cycle, or the part of it that the question is narrowed to. */
    private static List<Integer> cycle(Dimension dimension, List<Filter> filters) {
        List<Integer> values = new ArrayList<>(dimension.cycle());
        for (Filter filter : filters) {
            filter.asOneOf()
                    .filter(oneOf -> oneOf.dimension().equals(dimension))
                    .ifPresent(oneOf -> values.removeIf(value -> oneOf.negated() == contains(oneOf, value)));
        }
        return values;
    }

    private static boolean contains(Filter.OneOf filter, Integer value) {
        return filter.values().stream().anyMatch(each -> each.key().equals(value));
    }

    /** From the first to the last asked, or with a record where nothing was asked; never after now. */
    private static List<Object> grain(List<GroupRow> rows, Grain grain, TimeRange period, LocalDateTime asOf) {
        List<LocalDate> seen = rows.stream()
                .map(row -> grain.firstDayOf(row.keys().get(0)))
                .sorted()
                .toList();
        boolean open = period == null || period.isOpen();
        if (open && seen.isEmpty()) {
            return List.of();
        }
        LocalDate first = open ? seen.get(0) : grain.floor(period.firstDay());
        LocalDate last = period == null ? seen.get(seen.size() - 1) : period.lastDay();
        LocalDate end = last.isAfter(asOf.toLocalDate()) ? asOf.toLocalDate() : last;
        List<Object> buckets = new ArrayList<>();
        LocalDate day = first;
        while (!day.isAfter(end) && buckets.size() < MOST_BUCKETS) {
            buckets.add(grain.bucket(day));
            day = grain.plus(day, 1);
        }
        return buckets;
    }

    private static GroupRow empty(Object bucket, Measure measure) {
        Object key = bucket instanceof Integer number ? (Object) number.longValue() : bucket;
        List<Object> names = new ArrayList<>();
        names.add(null);
        return new GroupRow(List.of(key), names, nothing(measure), 0);
    }

    /** What a measure is over no records: 0 for counts and sums, nothing for averages. */
    static BigDecimal nothing(Measure measure) {
        return switch (measure.aggregate()) {
            case COUNT, COUNT_DISTINCT, SUM -> BigDecimal.ZERO;
            case DIFFERENCE ->
                measure.operands().stream().map(Buckets::nothing).allMatch(BigDecimal.ZERO::equals)
                        ? BigDecimal.ZERO
                        : null;
            case AVERAGE, MINIMUM, MAXIMUM, PERCENTILE, RATIO -> null;
        };
    }
}
