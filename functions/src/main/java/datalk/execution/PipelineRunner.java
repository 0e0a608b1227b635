package datalk.execution;

import datalk.pipeline.AggregationPipeline;
import datalk.plan.QueryPlan;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** Runs the pipelines of a plan, read-only, and finishes their rows into one result. */
public final class PipelineRunner {
    private final ReadOnlyDatabase database;
    private final int mostGroups;

    public PipelineRunner(ReadOnlyDatabase database, ExecutionConfig config) {
        this.database = database;
        this.mostGroups = config.mostGroups();
    }

    /**
     * The result of a plan whose pipelines these are; trends end with {@code asOf}.
     *
     * @throws TooManyGroupsException rather than to give a result of some of the groups
     * @throws FailedCheckException rather than to give a result that contradicts itself
     */
    public ResultTable run(QueryPlan plan, List<AggregationPipeline> pipelines, LocalDateTime asOf) {
        List<List<BsonDocument>> rows = new ArrayList<>();
        Deadline deadline = database.deadline();
        for (AggregationPipeline pipeline : pipelines) {
            List<BsonDocument> groups = database.aggregate(pipeline, deadline);
            if (groups.size() > mostGroups) {
                throw new TooManyGroupsException(mostGroups);
            }
            rows.add(groups);
        }
        ResultTable result = plan.accept(new ResultFinisher(rows, asOf));
        return ResultCheck.of(plan, result.withLeftOut(new LeftOutReader(rows).of(plan)));
    }
}
