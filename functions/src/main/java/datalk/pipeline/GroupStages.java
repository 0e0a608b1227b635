package datalk.pipeline;

import datalk.plan.Summary;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $group} of a summary. A distinct count takes two: first by the groups and what is counted, then by the
 * groups alone. What depends on nothing but what is counted is asked in the second, once a group and not once a record.
 */
final class GroupStages {
    private static final String DISTINCT = "d";

    private final Summary plan;
    private final Measured measured;
    private final Optional<String> distinct;
    private final boolean distinctRequired;
    private final Accumulation records;
    private final Accumulation groups;

    GroupStages(Summary plan, Measured measured) {
        this.plan = plan;
        this.measured = measured;
        this.distinct = distinct(measured.leaves());
        this.distinctRequired = distinct.filter(field -> measured.leaves().stream()
                        .allMatch(leaf -> leaf.counted().required().contains(field)))
                .isPresent();
        GroupKey key = key();
        this.records = new Accumulation(
                distinct.map(field -> key.with(DISTINCT, "$" + field)).orElse(key));
        accumulateRecords();
        if (distinct.isPresent()) {
            this.groups = new Accumulation(regrouped());
            accumulateGroups();
        } else {
            this.groups = records;
        }
    }

    private static Optional<String> distinct(List<Leaf> leaves) {
        List<String> fields = leaves.stream()
                .filter(leaf -> leaf.measure().aggregate() == Aggregate.COUNT_DISTINCT)
                .map(leaf -> leaf.measure().distinctField().orElseThrow())
                .distinct()
                .toList();
        if (fields.size() > 1) {
            throw new UnsupportedPlanException("two distinct counts in one measure");
        }
        return fields.stream().findFirst();
    }

    private GroupKey key() {
        GroupKey key = new GroupKey();
        for (int i = 0; i < plan.groupings().size(); i++) {
            key = key.with(RowField.key(i), "$" + plan.groupings().get(i).keyIn(plan.source()));
        }
        return key;
    }

    private GroupKey regrouped() {
        GroupKey key = new GroupKey();
        for (int i = 0; i < plan.groupings().size(); i++) {
            key = key.with(RowField.key(i), records.reference(RowField.key(i)));
        }
        return key;
    }

    List<Bson> build() {
        return distinct.isPresent() ? List.of(records.stage(), groups.stage()) : List.of(records.stage());
    }

    /** How the stages after these call a part of the key, or what is accumulated under a name. */
    String reference(String name) {
        return groups.reference(name);
    }

    /** Whether each record that is read counts, so that no group is without one. */
    boolean everyRecordCounts() {
        return !distinctRequired && Integer.valueOf(1).equals(countedByMeasure());
    }

    Optional<String> nameField(Dimension dimension) {
        return Optional.ofNullable(dimension.names().get(plan.source().name()));
    }

    private void accumulateRecords() {
        for (int i = 0; i < plan.groupings().size(); i++) {
            String name = RowField.name(i);
            nameField(plan.groupings().get(i)).ifPresent(field -> records.add(name, "$first", "$" + field));
        }
        records.sum(RowField.COUNT, countedByMeasure());
        for (Leaf leaf : measured.leaves()) {
            accumulate(leaf);
            if (leaf.measure().aggregate() == Aggregate.AVERAGE) {
                records.sum(leaf.countName(), Expressions.where(still(leaf), 1, 0));
            }
        }
        for (Gap gap : measured.gaps()) {
            Map<String, List<String>> values = measured.sameValues() ? Map.of() : gap.values();
            records.sum(
                    gap.name(),
                    isOfGroup(gap)
                            ? Expressions.where(new Leaf.Counted(values, List.of()), 1, 0)
                            : Expressions.lacking(values, gap.columns()));
        }
    }

    private boolean isOfGroup(Gap gap) {
        return distinctRequired && gap.columns().equals(distinct.stream().toList());
    }

    private void accumulate(Leaf leaf) {
        switch (leaf.measure().aggregate()) {
            case COUNT, COUNT_DISTINCT -> records.sum(leaf.name(), Expressions.where(still(leaf), 1, 0));
            case SUM, AVERAGE -> records.sum(leaf.name(), value(leaf, 0));
            case MINIMUM -> records.add(leaf.name(), "$min", value(leaf, null));
            case MAXIMUM -> records.add(leaf.name(), "$max", value(leaf, null));
            case PERCENTILE, RATIO, DIFFERENCE ->
                throw new IllegalStateException(leaf.measure().name() + " is no leaf");
        }
    }

    private Leaf.Counted still(Leaf leaf) {
        return measured.still(leaf, askedOfGroups());
    }

    private Object countedByMeasure() {
        return measured.counted(plan.measure(), askedOfGroups());
    }

    /** What every record must have, where that is what is counted distinct. */
    private Optional<String> askedOfGroups() {
        return distinct.filter(any -> distinctRequired);
    }

    /** The leaf's number; that it may be missing need not be asked, as accumulators pass over what is missing. */
    private Object value(Leaf leaf, @Nullable Object otherwise) {
        String column = Leaf.column(leaf.measure());
        Leaf.Counted asked = still(leaf);
        List<String> others = asked.required().stream()
                .filter(required -> !required.equals(column))
                .toList();
        return Expressions.where(new Leaf.Counted(asked.values(), others), "$" + column, otherwise);
    }

    /** The second step of a distinct count: sums of sums, and one for each distinct value that counted. */
    private void accumulateGroups() {
        for (int i = 0; i < plan.groupings().size(); i++) {
            String name = RowField.name(i);
            nameField(plan.groupings().get(i)).ifPresent(any -> groups.add(name, "$first", records.reference(name)));
        }
        groups.sum(RowField.COUNT, counting(records.reference(RowField.COUNT), 0));
        for (Leaf leaf : measured.leaves()) {
            String before = records.reference(leaf.name());
            switch (leaf.measure().aggregate()) {
                case COUNT_DISTINCT -> groups.sum(leaf.name(), counting(one(leaf), 0));
                case MINIMUM -> groups.add(leaf.name(), "$min", counting(before, null));
                case MAXIMUM -> groups.add(leaf.name(), "$max", counting(before, null));
                case COUNT, SUM, AVERAGE -> groups.sum(leaf.name(), counting(before, 0));
                case PERCENTILE, RATIO, DIFFERENCE ->
                    throw new IllegalStateException(leaf.measure().name() + " is no leaf");
            }
            if (leaf.measure().aggregate() == Aggregate.AVERAGE) {
                groups.sum(leaf.countName(), counting(records.reference(leaf.countName()), 0));
            }
        }
        for (Gap gap : measured.gaps()) {
            String before = records.reference(gap.name());
            groups.sum(gap.name(), isOfGroup(gap) ? Expressions.condition(lacked(), before, 0) : before);
        }
    }

    /** 1 for a distinct value that some record counts for. */
    private Object one(Leaf leaf) {
        Document some = new Document("$gt", List.of(records.reference(leaf.name()), 0));
        return still(leaf).everything() ? 1 : Expressions.condition(some, 1, 0);
    }

    /** Nothing of a group that lacks what is counted, where that is required. */
    private Object counting(Object value, @Nullable Object otherwise) {
        return distinctRequired ? Expressions.condition(lacked(), otherwise, value) : value;
    }

    private Document lacked() {
        return Expressions.missing(records.reference(DISTINCT));
    }
}
