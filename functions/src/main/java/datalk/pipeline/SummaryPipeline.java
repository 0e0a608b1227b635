package datalk.pipeline;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import datalk.plan.Direction;
import datalk.plan.Having;
import datalk.plan.Summary;
import datalk.semantic.Dimension;
import datalk.semantic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

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
    private final Measured measured;
    private final GroupStages grouping;
    private final Expressions expressions;

    SummaryPipeline(Summary plan) {
        this.plan = plan;
        this.source = plan.source();
        this.measured = Measured.by(plan);
        this.grouping = new GroupStages(plan, measured);
        this.expressions = new Expressions(measured.leaves(), grouping::reference);
    }

    /** All groups that the measure counts some record in, in no order. */
    List<Bson> groups() {
        return groups(match(), groupConditions(List.of()));
    }

    /** Those of them that have a value. */
    List<Bson> groupsWithValue() {
        return groups(match(), groupConditions(List.of()).present(RowField.VALUE));
    }

    /** With the groups that only leave records out. */
    List<Bson> groupsAndGaps() {
        return groups(match(), groupConditions(measured.gaps()));
    }

    /** Of records that lack none of the dimensions. */
    List<Bson> groupsOf(List<Dimension> present) {
        MatchStage match = match();
        present.forEach(dimension -> match.present(dimension.keyIn(source)));
        return groups(match, groupConditions(List.of()));
    }

    private List<Bson> groups(MatchStage match, Conditions conditions) {
        List<Bson> stages = new ArrayList<>(List.of(Aggregates.match(match.build())));
        stages.addAll(grouping.build());
        stages.add(project());
        if (!conditions.isEmpty()) {
            stages.add(Aggregates.match(conditions.build()));
        }
        return stages;
    }

    /** The groups in the order of the ranking, or by value, at most {@code rows} of them. */
    List<Bson> sorted(int rows) {
        if (plan.groupings().isEmpty()) {
            return groupsAndGaps();
        }
        List<Bson> stages = plan.ranking().isPresent() ? groupsWithValue() : groupsAndGaps();
        boolean lowest = plan.ranking()
                .filter(ranking -> ranking.direction() == Direction.LOWEST)
                .isPresent();
        stages.add(Aggregates.sort(
                Sorts.orderBy(lowest ? Sorts.ascending(RowField.VALUE) : Sorts.descending(RowField.VALUE), byKeys())));
        stages.add(Aggregates.limit(
                plan.ranking().map(ranking -> Math.min(ranking.limit(), rows)).orElse(rows)));
        return stages;
    }

    private Bson byKeys() {
        return plan.groupings().size() == 2
                ? Sorts.ascending(RowField.key(0), RowField.key(1))
                : Sorts.ascending(RowField.key(0));
    }

    /** One row with the number of records, {@code c}, that the measure counts and that are in none of its groups. */
    static List<Bson> ungrouped(Ungrouped records) {
        Summary plan = records.summary();
        Measured measured = Measured.by(plan);
        MatchStage match = new MatchStage(plan.source())
                .lacking(records.dimensions().stream()
                        .map(dimension -> dimension.keyIn(plan.source()))
                        .toList())
                .within(records.periods())
                .all(plan.filters())
                .counted(measured.sharedValues());
        return List.of(
                Aggregates.match(match.build()),
                Aggregates.group(
                        null, Accumulators.sum(RowField.COUNT, measured.counted(plan.measure(), Optional.empty()))),
                Aggregates.project(new Document("_id", 0).append(RowField.COUNT, "$" + RowField.COUNT)));
    }

    private MatchStage match() {
        return MatchStage.of(plan, measured);
    }

    private Bson project() {
        Document fields = new Document("_id", 0);
        for (int i = 0; i < plan.groupings().size(); i++) {
            fields.append(RowField.key(i), grouping.reference(RowField.key(i)));
            if (grouping.nameField(plan.groupings().get(i)).isPresent()) {
                fields.append(RowField.name(i), grouping.reference(RowField.name(i)));
            }
        }
        fields.append(RowField.VALUE, expressions.value(plan.measure())).append(RowField.COUNT, "$" + RowField.COUNT);
        measured.gaps().forEach(gap -> fields.append(gap.name(), grouping.reference(gap.name())));
        for (int i = 0; i < plan.having().size(); i++) {
            fields.append(
                    RowField.condition(i),
                    expressions.value(plan.having().get(i).measure()));
        }
        return Aggregates.project(fields);
    }

    /**
     * What groups must be: not of the records that lack what they are grouped by, and with some record that the measure
     * counts, or that one of the gaps leaves out. One group is asked more cheaply than all its records.
     */
    private Conditions groupConditions(List<Gap> gaps) {
        Conditions conditions = new Conditions();
        for (int i = 0; i < plan.groupings().size(); i++) {
            conditions.present(RowField.key(i));
        }
        if (!grouping.everyRecordCounts() && !plan.groupings().isEmpty()) {
            some(gaps, conditions);
        }
        for (int i = 0; i < plan.having().size(); i++) {
            Having having = plan.having().get(i);
            conditions.add(
                    RowField.condition(i),
                    MatchStage.bounds(having.bounds(), having.measure().unit()));
        }
        return conditions;
    }

    private static void some(List<Gap> gaps, Conditions conditions) {
        Document one = new Document("$gt", 0);
        List<Bson> some = new ArrayList<>(List.of(new Document(RowField.COUNT, one)));
        gaps.forEach(gap -> some.add(new Document(gap.name(), one)));
        if (gaps.isEmpty()) {
            conditions.add(RowField.COUNT, one);
        } else {
            conditions.any(some);
        }
    }
}
