package datalk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.QueryPlan;
import datalk.plan.RandomPlans;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a plan says, only stages that read leave the compiler. */
class RandomPlansTest {
    private static final int PLANS = 2_000;
    private static final Set<String> READING = Set.of("$match", "$group", "$project", "$sort", "$limit");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyPlanCompilesToStagesThatRead(long seed) {
        RandomPlans plans = RandomPlans.fitting(new Random(seed));
        Set<String> kinds = new TreeSet<>();

        for (int i = 0; i < PLANS; i++) {
            QueryPlan plan = plans.next();
            kinds.add(plan.getClass().getSimpleName());
            for (AggregationPipeline pipeline : new PipelineCompiler().compile(plan)) {
                assertThat(pipeline.collection()).isIn("orders", "stores", "hubs", "channels", "customers");
                assertThat(pipeline.stages()).as("%s", plan).allMatch(stage -> READING.contains(stage.getFirstKey()));
                assertThat(pipeline.stages().get(0).getFirstKey()).isEqualTo("$match");
                assertThat(keys(pipeline)).as("%s", plan).doesNotContain("$where", "$expr", "$function", "$out");
            }
        }

        assertThat(kinds).hasSize(10);
    }

    private static Set<String> keys(AggregationPipeline pipeline) {
        Set<String> keys = new TreeSet<>();
        pipeline.stages().forEach(stage -> collect(stage, keys));
        return keys;
    }

    private static void collect(BsonValue value, Set<String> keys) {
        if (value instanceof BsonDocument document) {
            document.forEach((key, nested) -> {
                keys.add(key);
                collect(nested, keys);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(nested -> collect(nested, keys));
        }
    }
}
