package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.pipeline.AggregationPipeline;
import datalk.pipeline.PipelineCompiler;
import datalk.pipeline.StageAllowList;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import java.util.HashSet;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What any plan's pipelines are, whoever has made it: reading, of what the semantic model names, within the limits. */
final class Harmless {
    /** What a pipeline names its own fields; m0n counts the values that m0 is a percentile of. */
    private static final String INTERNAL = "_id|[a-z]\\d*n?";

    private static final Set<String> READABLE = readable();

    private Harmless() {}

    /** Every column that the semantic model names. */
    static Set<String> readable() {
        Set<String> columns = new HashSet<>();
        Plans.MODEL.dimensions().values().forEach(each -> {
            columns.addAll(each.keys().values());
            columns.addAll(each.names().values());
        });
        Plans.MODEL
                .fields()
                .values()
                .forEach(each -> columns.addAll(each.columns().values()));
        Plans.MODEL.measures().values().forEach(each -> {
            columns.addAll(each.conditions().keySet());
            columns.addAll(each.required());
            each.distinctField().ifPresent(columns::add);
        });
        Plans.MODEL.sources().values().forEach(each -> each.timeField().ifPresent(columns::add));
        return columns;
    }

    /** Fails where a plan, made of {@code source}, is not. */
    static void check(QueryPlan plan, String source) {
        for (AggregationPipeline pipeline : new PipelineCompiler().compile(plan)) {
            StageAllowList.check(pipeline.stages());
            assertThat(pipeline.collection()).isIn("orders", "stores", "hubs", "channels", "customers");
            pipeline.stages().forEach(stage -> {
                readsOnly(stage.get(stage.getFirstKey()), source);
                if (stage.containsKey("$limit")) {
                    assertThat(stage.getNumber("$limit").intValue()).isBetween(1, PipelineCompiler.MOST_GROUPS + 1);
                }
            });
        }
    }

    private static void readsOnly(BsonValue value, String source) {
        if (value instanceof BsonDocument document) {
            document.forEach((key, nested) -> {
                mayRead(key.startsWith("$") ? "_id" : key, source);
                readsOnly(nested, source);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(each -> readsOnly(each, source));
        } else if (value instanceof BsonString text && text.getValue().startsWith("$")) {
            mayRead(text.getValue().substring(1).replaceFirst("^_id\\.", ""), source);
        }
    }

    private static void mayRead(String field, String source) {
        assertThat(field.matches(INTERNAL) || READABLE.contains(field))
                .as("%s in %s", field, source)
                .isTrue();
    }
}
