package datalk.pipeline;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import datalk.plan.Direction;
import datalk.plan.Having;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a summary: {@code $match, $group [, $group], $project [, $match] [, $sort, $limit]}.
 *
 * <p>Filters come first, so that an index can serve them. Each row of the result has the groups' keys {@code k0, k1},
 * their names {@code n0, n1}, the value {@code v}, the number of records it counts, {@code c}, and of those that its
 * {@linkplain Gap gaps} leave out.
 */
final class SummaryPipeline {
    private final Summary plan;
    private final Source source;
    private final List<Leaf> leaves;
    private final Expressions expressions;
    private final List<Gap> gaps;
    /** Whether all leaves count records of the same values: then only those are read. */
    private final boolean sameValues;

    private final List<Bson> stages = new ArrayList<>();

    SummaryPipeline(Summary plan) {
        this.plan = plan;
        this.source = plan.source();
        List<Measure> measures = new ArrayList<>(List.of(plan.measure()));
        plan.having().forEach(having -> measures.add(having.measure()));
        this.leaves = Leaf.of(measures);
        this.expressions = new Expressions(leaves);
        this.gaps = Gap.of(plan.measure());
        this.sameValues = leaves.stream()
                .allMatch(leaf ->
                        leaf.counted().values().equals(leaves.get(0).counted().values()));
    }

    /** All groups that the measure counts some record in, in no order. */
    List<Bson> groups() {
        return groups(Filters.gt("c", 0));
    }

    /** With the groups that only leave records out. */
    List<Bson> groupsAndGaps() {
        List<Bson> some = new ArrayList<>(List.of(Filters.gt("c", 0)));
        gaps.forEach(gap -> some.add(Filters.gt(gap.name(), 0)));
        return groups(some.size() == 1 ? some.get(0) : Filters.or(some));
    }

    /** One row with the number of records, {@code c}, that the measure counts and that lack one of the dimensions. */
    List<Bson> ungrouped(List<Dimension> dimensions, List<TimeRange> periods) {
        MatchStage match = new MatchStage(source)
                .lacking(dimensions.stream()
                        .map(dimension -> dimension.keyIn(source))
                        .toList())
                .within(periods)
                .all(plan.filters());
        countedValues(match);
        stages.add(Aggregates.match(match.build()));
        stages.add(Aggregates.group(null, Accumulators.sum("c", countedByMeasure())));
        stages.add(Aggregates.project(new Document("_id", 0).append("c", "$c")));
        return stages;
    }

    private List<Bson> groups(Bson some) {
        match();
        group();
        project();
        having(some);
        return stages;
    }

    /** The groups in the order of the ranking, or by value, at most {@code rows} of them. */
    List<Bson> sorted(int rows) {
        if (plan.ranking().isPresent()) {
            groups();
        } else {
            groupsAndGaps();
        }
        if (!plan.groupings().isEmpty()) {
            boolean lowest = plan.ranking()
                    .filter(ranking -> ranking.direction() == Direction.LOWEST)
                    .isPresent();
            if (plan.ranking().isPresent()) {
                stages.add(Aggregates.match(Filters.ne("v", null)));
            }
            stages.add(Aggregates.sort(Sorts.orderBy(lowest ? Sorts.ascending("v") : Sorts.descending("v"), byKeys())));
            stages.add(Aggregates.limit(plan.ranking()
                    .map(ranking -> Math.min(ranking.limit(), rows))
                    .orElse(rows)));
        }
        return stages;
    }

    private Bson byKeys() {
        return plan.groupings().size() == 2 ? Sorts.ascending("k0", "k1") : Sorts.ascending("k0");
    }

    private void match() {
        MatchStage match = new MatchStage(source);
        plan.period().ifPresent(match::within);
        match.all(plan.filters());
        plan.groupings().forEach(dimension -> match.present(dimension.keyIn(source)));
        countedValues(match);
        stages.add(Aggregates.match(match.build()));
    }

    private void countedValues(MatchStage match) {
        if (sameValues) {
            match.counted(leaves.get(0).counted().values());
        }
    }

    private void group() {
        List<String> distinct = leaves.stream()
                .filter(leaf -> leaf.measure().aggregate() == Aggregate.COUNT_DISTINCT)
                .map(leaf -> leaf.measure().distinctField().orElseThrow())
                .distinct()
                .toList();
        if (distinct.size() > 1) {
            throw new UnsupportedPlanException("two distinct counts in one measure");
        }
        Document keys = keys();
        if (distinct.isEmpty()) {
            stages.add(Aggregates.group(plan.groupings().isEmpty() ? null : keys, accumulators()));
        } else {
            keys.append("d", "$" + distinct.get(0));
            stages.add(Aggregates.group(keys, accumulators()));
            stages.add(Aggregates.group(plan.groupings().isEmpty() ? null : regrouped(), combined()));
        }
    }

    private Document keys() {
        Document keys = new Document();
        for (int i = 0; i < plan.groupings().size(); i++) {
            keys.append("k" + i, "$" + plan.groupings().get(i).keyIn(source));
        }
        return keys;
    }

    private Document regrouped() {
        Document keys = new Document();
        for (int i = 0; i < plan.groupings().size(); i++) {
            keys.append("k" + i, "$_id.k" + i);
        }
        return keys;
    }

    private List<BsonField> accumulators() {
        List<BsonField> fields = names("");
        fields.add(Accumulators.sum("c", countedByMeasure()));
        for (Leaf leaf : leaves) {
            fields.add(accumulator(leaf));
            if (leaf.measure().aggregate() == Aggregate.AVERAGE) {
                fields.add(Accumulators.sum(leaf.name() + "n", within(leaf, 1)));
            }
        }
        for (Gap gap : gaps) {
            Map<String, List<String>> values = sameValues ? Map.of() : gap.values();
            fields.add(Accumulators.sum(gap.name(), Expressions.lacking(values, gap.columns())));
        }
        return fields;
    }

    /** What is still to be asked of a record that was read. */
    private Leaf.Counted still(Leaf leaf) {
        return sameValues ? new Leaf.Counted(Map.of(), leaf.counted().required()) : leaf.counted();
    }

    /** 1 for a record that some part of the measure counts, else 0. */
    private Object countedByMeasure() {
        Object counts = 0;
        for (Leaf leaf : Leaf.of(List.of(plan.measure()))) {
            Leaf.Counted condition = still(leaf);
            boolean every = counts.equals(1) || condition.everything();
            counts = every ? 1 : addition(condition, counts);
        }
        return counts;
    }

    private static Object addition(Leaf.Counted condition, Object otherwise) {
        Object alone = Expressions.where(condition, 1, 0);
        return otherwise.equals(0) || otherwise.equals(alone) ? alone : Expressions.where(condition, 1, otherwise);
    }

    private BsonField accumulator(Leaf leaf) {
        Measure measure = leaf.measure();
        return switch (measure.aggregate()) {
            case COUNT, COUNT_DISTINCT -> Accumulators.sum(leaf.name(), within(leaf, 1));
            case SUM, AVERAGE -> Accumulators.sum(leaf.name(), value(leaf, 0));
            case MINIMUM -> Accumulators.min(leaf.name(), value(leaf, null));
            case MAXIMUM -> Accumulators.max(leaf.name(), value(leaf, null));
            case PERCENTILE, RATIO, DIFFERENCE -> throw new IllegalStateException(measure.name() + " is no leaf");
        };
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

    private Object within(Leaf leaf, Object value) {
        return Expressions.where(still(leaf), value, 0);
    }

    /** The second step of a distinct count: sums of sums, and one for each distinct value that counted. */
    private List<BsonField> combined() {
        List<BsonField> fields = names("");
        fields.replaceAll(field -> new BsonField(field.getName(), new Document("$first", "$" + field.getName())));
        fields.add(Accumulators.sum("c", "$c"));
        for (Leaf leaf : leaves) {
            String name = "$" + leaf.name();
            fields.add(
                    switch (leaf.measure().aggregate()) {
                        case COUNT_DISTINCT ->
                            Accumulators.sum(
                                    leaf.name(), Expressions.condition(new Document("$gt", List.of(name, 0)), 1, 0));
                        case MINIMUM -> Accumulators.min(leaf.name(), name);
                        case MAXIMUM -> Accumulators.max(leaf.name(), name);
                        case COUNT, SUM, AVERAGE, PERCENTILE, RATIO, DIFFERENCE -> Accumulators.sum(leaf.name(), name);
                    });
            if (leaf.measure().aggregate() == Aggregate.AVERAGE) {
                fields.add(Accumulators.sum(leaf.name() + "n", name + "n"));
            }
        }
        gaps.forEach(gap -> fields.add(Accumulators.sum(gap.name(), "$" + gap.name())));
        return fields;
    }

    private List<BsonField> names(String prefix) {
        List<BsonField> fields = new ArrayList<>();
        for (int i = 0; i < plan.groupings().size(); i++) {
            String name = nameField(plan.groupings().get(i));
            if (name != null) {
                fields.add(Accumulators.first("n" + i, "$" + prefix + name));
            }
        }
        return fields;
    }

    private String nameField(Dimension dimension) {
        return dimension.names().get(source.name());
    }

    private void project() {
        Document fields = new Document("_id", 0);
        for (int i = 0; i < plan.groupings().size(); i++) {
            fields.append("k" + i, "$_id.k" + i);
            if (nameField(plan.groupings().get(i)) != null) {
                fields.append("n" + i, "$n" + i);
            }
        }
        fields.append("v", expressions.value(plan.measure())).append("c", "$c");
        gaps.forEach(gap -> fields.append(gap.name(), "$" + gap.name()));
        for (int i = 0; i < plan.having().size(); i++) {
            fields.append("h" + i, expressions.value(plan.having().get(i).measure()));
        }
        stages.add(Aggregates.project(fields));
    }

    /** Conditions on groups; {@code some} where there can be groups without a record that the measure counts. */
    private void having(Bson some) {
        List<Bson> conditions = new ArrayList<>();
        boolean all = Integer.valueOf(1).equals(countedByMeasure());
        if (!all && !plan.groupings().isEmpty()) {
            conditions.add(some);
        }
        for (int i = 0; i < plan.having().size(); i++) {
            Having having = plan.having().get(i);
            conditions.add(
                    MatchStage.bounds("h" + i, having.bounds(), having.measure().unit()));
        }
        if (!conditions.isEmpty()) {
            stages.add(Aggregates.match(conditions.size() == 1 ? conditions.get(0) : Filters.and(conditions)));
        }
    }
}
