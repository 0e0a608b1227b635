package datalk.pipeline;

import java.util.List;
import org.bson.BsonDocument;

/** The stages to run over one collection. */
public record AggregationPipeline(String collection, List<BsonDocument> stages) {
    public AggregationPipeline {
        stages = List.copyOf(stages);
        StageAllowList.check(stages);
    }
}
