package datalk.pipeline;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Sorts;
import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.NumericField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Turns a plan into the pipelines whose rows its answer is made of; a pure function.
 *
 * <p>Most plans are one pipeline. A comparison is one for each side, a share one for the part and one for the whole, a
 * membership one for the register and one for each activity. A grouping by what records may lack has one more, which
 * counts the records that it leaves out.
 */
public final class PipelineCompiler implements QueryPlan.Visitor<List<AggregationPipeline>> {
    /** The most groups that are brought together in code. */
    public static final int MOST_GROUPS = 200_000;

    /** The pipelines of a plan, in the order in which its finishing expects their rows. */
    public List<AggregationPipeline> compile(QueryPlan plan) {
        List<AggregationPipeline> pipelines = new ArrayList<>(plan.accept(this));
        Ungrouped.of(plan).map(PipelineCompiler::ungrouped).ifPresent(pipelines::add);
        return pipelines;
    }

    /** The number of records that are in no group, which an index on what they lack finds. */
    private static AggregationPipeline ungrouped(Ungrouped records) {
        return pipeline(records.summary().source().collection(), SummaryPipeline.ungrouped(records));
    }

    private static AggregationPipeline pipeline(String collection, List<Bson> stages) {
        List<BsonDocument> documents = stages.stream()
                .map(stage -> stage.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry()))
                .toList();
        return new AggregationPipeline(collection, documents);
    }

    private static AggregationPipeline all(Summary plan) {
        if (plan.measure().aggregate() == Aggregate.PERCENTILE) {
            return histogram(plan);
        }
        return limited(plan, new SummaryPipeline(plan).groupsAndGaps());
    }

    private static AggregationPipeline limited(Summary plan, List<Bson> groups) {
        List<Bson> stages = new ArrayList<>(groups);
        stages.add(Aggregates.limit(MOST_GROUPS + 1));
        return pipeline(plan.source().collection(), stages);
    }

    @Override
    public List<AggregationPipeline> summary(Summary plan) {
        boolean unsorted = plan.isTrend() || plan.measure().aggregate() == Aggregate.PERCENTILE;
        return List.of(
                unsorted
                        ? all(plan)
                        : pipeline(
                                plan.source().collection(), new SummaryPipeline(plan).sorted(QueryPlan.MOST_ROWS + 1)));
    }

    /**
     * {@code $match, $group by value}: each different value with how often it occurs. Records without a value are one
     * of the rows, so that they can be counted too. The value comes first in the key, as it tells groups apart soonest.
     */
    private static AggregationPipeline histogram(Summary plan) {
        GroupKey key = new GroupKey().with(RowField.VALUE, "$" + Leaf.column(plan.measure()));
        List<BsonField> accumulators = new ArrayList<>();
        Conditions groups = new Conditions();
        for (int i = 0; i < plan.groupings().size(); i++) {
            Dimension dimension = plan.groupings().get(i);
            key = key.with(RowField.key(i), "$" + dimension.keyIn(plan.source()));
            String name = dimension.names().get(plan.source().name());
            if (name != null) {
                accumulators.add(Accumulators.first(RowField.name(i), "$" + name));
            }
            groups.present(RowField.key(i));
        }
        accumulators.add(Accumulators.sum(RowField.COUNT, 1));
        List<Bson> stages = new ArrayList<>(List.of(
                Aggregates.match(MatchStage.of(plan, Measured.by(plan)).build()),
                Aggregates.group(key.id(), accumulators),
                Aggregates.project(fields(key, accumulators))));
        if (!groups.isEmpty()) {
            stages.add(Aggregates.match(groups.build()));
        }
        return limited(plan, stages);
    }

    private static Document fields(GroupKey key, List<BsonField> accumulators) {
        Document fields = new Document("_id", 0);
        key.parts().keySet().forEach(part -> fields.append(part, key.reference(part)));
        accumulators.forEach(each -> fields.append(each.getName(), "$" + each.getName()));
        return fields;
    }

    /** The part (or the groups), then the whole; records without the part's dimension belong to neither. */
    @Override
    public List<AggregationPipeline> share(Share plan) {
        Summary whole = plan.whole().withRanking(Optional.empty());
        Summary total = whole.withoutGroups();
        List<Dimension> present = new ArrayList<>(whole.groupings());
        plan.part().flatMap(PipelineCompiler::dimension).ifPresent(present::add);
        AggregationPipeline parts =
                plan.part().map(part -> part(total.with(part), part)).orElseGet(() -> all(whole));
        return List.of(parts, withPresent(total, present));
    }

    private static Optional<Dimension> dimension(Filter part) {
        return part.asOneOf().map(Filter.OneOf::dimension);
    }

    /** "All but these" would else be true of records that have none. */
    private static AggregationPipeline part(Summary narrowed, Filter part) {
        boolean negated = part.asOneOf().filter(Filter.OneOf::negated).isPresent();
        return negated ? withPresent(narrowed, dimension(part).stream().toList()) : all(narrowed);
    }

    private static AggregationPipeline withPresent(Summary total, List<Dimension> present) {
        return pipeline(total.source().collection(), new SummaryPipeline(total).groupsOf(present));
    }

    @Override
    public List<AggregationPipeline> periodComparison(PeriodComparison plan) {
        return plan.periods().stream()
                .map(period -> all(plan.summary().withPeriod(Optional.of(period))))
                .toList();
    }

    @Override
    public List<AggregationPipeline> difference(Difference plan) {
        return List.of(
                all(plan.summary().with(plan.minuend())), all(plan.summary().with(plan.subtrahend())));
    }

    @Override
    public List<AggregationPipeline> series(Series plan) {
        return List.of(all(plan.trend()));
    }

    @Override
    public List<AggregationPipeline> bucketAverage(BucketAverage plan) {
        return List.of(all(plan.trend()));
    }

    /** Sorted by value, the first of each group is its best; several of each are picked where all groups are. */
    @Override
    public List<AggregationPipeline> bestPerGroup(BestPerGroup plan) {
        Summary summary = plan.summary();
        List<Bson> stages = new SummaryPipeline(summary).groupsWithValue();
        if (!plan.single()) {
            return List.of(limited(summary, stages));
        }
        Bson byValue = plan.direction() == Direction.LOWEST
                ? Sorts.ascending(RowField.VALUE)
                : Sorts.descending(RowField.VALUE);
        stages.add(Aggregates.sort(Sorts.orderBy(byValue, Sorts.ascending(RowField.key(1)))));
        List<String> shown =
                List.of(RowField.name(0), RowField.key(1), RowField.name(1), RowField.VALUE, RowField.COUNT);
        stages.add(Aggregates.group(
                "$" + RowField.key(0),
                shown.stream()
                        .map(field -> Accumulators.first(field, "$" + field))
                        .toList()));
        Document fields = new Document("_id", 0).append(RowField.key(0), "$_id");
        shown.forEach(field -> fields.append(field, "$" + field));
        stages.add(Aggregates.project(fields));
        stages.add(Aggregates.sort(Sorts.orderBy(byValue, Sorts.ascending(RowField.key(0)))));
        stages.add(Aggregates.limit(QueryPlan.MOST_ROWS + 1));
        return List.of(pipeline(summary.source().collection(), stages));
    }

    @Override
    public List<AggregationPipeline> groupCount(GroupCount plan) {
        List<Bson> stages = new SummaryPipeline(plan.summary()).groups();
        stages.add(Aggregates.group(
                null, Accumulators.sum(RowField.VALUE, 1), Accumulators.sum(RowField.COUNT, "$" + RowField.COUNT)));
        stages.add(Aggregates.project(new Document("_id", 0)
                .append(RowField.VALUE, "$" + RowField.VALUE)
                .append(RowField.COUNT, "$" + RowField.COUNT)));
        return List.of(pipeline(plan.summary().source().collection(), stages));
    }

    @Override
    public List<AggregationPipeline> listing(Listing plan) {
        return List.of(listing(plan, QueryPlan.MOST_ROWS + 1));
    }

    private static AggregationPipeline listing(Listing plan, int rows) {
        MatchStage match = new MatchStage(plan.source()).all(plan.filters());
        plan.period().ifPresent(match::within);
        Document fields = new Document(RowField.key(0), "$_id").append("_id", 0);
        plan.entity()
                .nameColumn()
                .ifPresent(any -> fields.append(
                        RowField.name(0),
                        "$" + plan.entity().names().get(plan.source().name())));
        for (int i = 0; i < plan.attributes().size(); i++) {
            Dimension attribute = plan.attributes().get(i);
            fields.append(RowField.attribute(i), "$" + attribute.keyIn(plan.source()));
            if (attribute.nameColumn().isPresent()) {
                fields.append(
                        RowField.attributeName(i),
                        "$" + attribute.names().get(plan.source().name()));
            }
        }
        for (int i = 0; i < plan.numbers().size(); i++) {
            NumericField number = plan.numbers().get(i);
            fields.append(RowField.number(i), "$" + number.columnIn(plan.source()));
        }
        return pipeline(
                plan.source().collection(),
                List.of(
                        Aggregates.match(match.build()),
                        Aggregates.sort(Sorts.ascending("_id")),
                        Aggregates.limit(rows),
                        Aggregates.project(fields)));
    }

    @Override
    public List<AggregationPipeline> membership(Membership plan) {
        List<AggregationPipeline> pipelines = new ArrayList<>(List.of(listing(plan.registered(), MOST_GROUPS + 1)));
        plan.activities().forEach(activity -> pipelines.add(limited(activity, new SummaryPipeline(activity).groups())));
        return pipelines;
    }
}
