package datalk.question;

import datalk.pipeline.AggregationPipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Shows the pipelines that ran, as JSON. */
final class PipelineJson {
    private PipelineJson() {}

    static List<Map<String, Object>> of(List<AggregationPipeline> pipelines) {
        return pipelines.stream().map(PipelineJson::pipeline).toList();
    }

    private static Map<String, Object> pipeline(AggregationPipeline pipeline) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("collection", pipeline.collection());
        shown.put(
                "pipeline", pipeline.stages().stream().map(PipelineJson::value).toList());
        return shown;
    }

    private static Object value(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> document(value.asDocument());
            case ARRAY -> value.asArray().stream().map(PipelineJson::value).collect(Collectors.toList());
            case STRING -> value.asString().getValue();
            case INT32 -> value.asInt32().getValue();
            case INT64 -> value.asInt64().getValue();
            case DOUBLE -> value.asDouble().getValue();
            case BOOLEAN -> value.asBoolean().getValue();
            case NULL -> null;
            default -> throw new IllegalStateException("a pipeline holds no " + value.getBsonType());
        };
    }

    private static Map<String, Object> document(BsonDocument document) {
        Map<String, Object> shown = new LinkedHashMap<>();
        document.forEach((key, nested) -> shown.put(key, value(nested)));
        return shown;
    }
}
