package datalk.pipeline;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import datalk.plan.Direction;
import datalk.plan.Having;
import datalk.plan.Summary;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Source;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The stages of a summary: {@code $match, $group [, $group], $project [, $match] [, $sort, $limit]}.
 *
 * <p>Filters come first, so that an index can serve them. Each row of the result has the groups' keys {@code k0, k1},
 * their names {@code n0, n1}, the value {@code v} and the number of records it counts, {@code c}.
 */
final class SummaryPipeline {
    private final Summary plan;
    private final Source source;
    private final List<Leaf> leaves;
    private final Expressions expressions;
    private final Leaf.Counted counted;
    private final boolean sameRecords;
    private final List<Bson> stages = new ArrayList<>();

    SummaryPipeline(Summary plan) {
        this.plan = plan;
        this.source = plan.source();
        List<Measure> measures = new ArrayList<>(List.of(plan.measure()));
        plan.having().forEach(having -> measures.add(having.measure()));
        this.leaves = Leaf.of(measures);
        this.expressions = new Expressions(leaves);
        this.counted = leaves.get(0).counted();
        this.sameRecords = leaves.stream().allMatch(leaf -> leaf.counted().equals(counted));
    }

    /** All groups, in no order. */
    List<Bson> groups() {
        match();
        group();
        project();
        having();
        return stages;
    }

    /** The groups in the order of the ranking, or by value, at most {@code rows} of them. */
    List<Bson> sorted(int rows) {
        groups();
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
        if (sameRecords) {
            match.counted(counted.values(), counted.required());
        }
        stages.add(Aggregates.match(match.build()));
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
                fields.add(Accumulators.sum(leaf.name() + "n", within(leaf.counted(), 1)));
            }
        }
        return fields;
    }

    /** 1 for a record that some part of the measure counts, else 0. */
    private Object countedByMeasure() {
        Object counts = 0;
        for (Leaf leaf : Leaf.of(List.of(plan.measure()))) {
            boolean every = sameRecords || counts.equals(1) || leaf.counted().everything();
            counts = every ? 1 : addition(leaf.counted(), counts);
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
            case COUNT, COUNT_DISTINCT -> Accumulators.sum(leaf.name(), within(leaf.counted(), 1));
            case SUM, AVERAGE -> Accumulators.sum(leaf.name(), within(leaf.counted(), "$" + Leaf.column(measure)));
            case MINIMUM -> Accumulators.min(leaf.name(), valueOrNull(leaf));
            case MAXIMUM -> Accumulators.max(leaf.name(), valueOrNull(leaf));
            case PERCENTILE, RATIO, DIFFERENCE -> throw new IllegalStateException(measure.name() + " is no leaf");
        };
    }

    private Object valueOrNull(Leaf leaf) {
        String column = "$" + Leaf.column(leaf.measure());
        return sameRecords ? column : Expressions.where(leaf.counted(), column, null);
    }

    private Object within(Leaf.Counted condition, Object value) {
        return sameRecords ? value : Expressions.where(condition, value, 0);
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
        for (int i = 0; i < plan.having().size(); i++) {
            fields.append("h" + i, expressions.value(plan.having().get(i).measure()));
        }
        stages.add(Aggregates.project(fields));
    }

    /** Conditions on groups; and a group is listed only where the measure counts some record. */
    private void having() {
        List<Bson> conditions = new ArrayList<>();
        if (!sameRecords && !plan.groupings().isEmpty()) {
            conditions.add(Filters.gt("c", 0));
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
