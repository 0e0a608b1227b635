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

    public PipelineRunner(ReadOnlyDatabase database) {
        this.database = database;
    }

    /** The result of a plan whose pipelines these are; trends end with {@code asOf}. */
    public ResultTable run(QueryPlan plan, List<AggregationPipeline> pipelines, LocalDateTime asOf) {
        List<List<BsonDocument>> rows = new ArrayList<>();
        pipelines.forEach(pipeline -> rows.add(database.aggregate(pipeline)));
        return plan.accept(new ResultFinisher(rows, asOf));
    }
}
