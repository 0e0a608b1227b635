package datalk.bench;

import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.grounding.ValueLookup;
import datalk.plan.Value;
import datalk.planning.PlanDecision;
import datalk.planning.RulePlanner;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import datalk.semantic.SemanticModelLoader;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading and planning, no database: one question of the corpus an operation, each in its turn.
 *
 * <p>The registers' names are as many as in the public data: 32 malls, 40 channels, 900 chains. The percentiles that
 * JMH prints are over single questions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 3, time = 5)
public class ReadingBenchmark {
    private static final LocalDateTime NOW = LocalDateTime.parse("2021-04-30T23:59:59");

    private final SemanticModel model = SemanticModelLoader.load(Optional.empty());
    private final Grounder grounder = new Grounder(model, new ManyNames());
    private final RulePlanner planner = new RulePlanner(model);
    private final List<List<String>> conversations = Corpus.conversations();
    private int next;

    /** The next question of the corpus, with the ones before it in its conversation. */
    @Benchmark
    public PlanDecision readAndPlan() {
        List<Grounding> turns = new ArrayList<>();
        for (String question : conversations.get(next++ % conversations.size())) {
            turns.add(grounder.ground(question, NOW, Language.PT));
        }
        return planner.plan(turns);
    }

    /** The names of the corpus' mall among as many others as the public data have. */
    private static final class ManyNames implements ValueLookup {
        private final Names names = new Names(
                Map.of(
                        "hub", records(32, "SHOPPING AURORA", "SHOPPING BRASA", "SHOPPING BRASA NORTE"),
                        "channel", records(40, "APP DELTA", "SITE OMEGA", "ZAP GAMA"),
                        "chain", values(900, "CUMIURI", "PIMGUCIS", "SABORELLA", "TECIDARTE", "SEMPRENOVA"),
                        "city", values(5, "CURITIBA", "SÃO PAULO", "PORTO ALEGRE"),
                        "state", values(3, "PR", "SP", "RS"),
                        "customer_city", values(20, "CURITIBA", "SÃO PAULO", "PORTO ALEGRE"),
                        "customer_state", values(3, "PR", "SP", "RS")),
                "1");

        private static Stream<String> named(int count, String... first) {
            return Stream.concat(
                    Stream.of(first), IntStream.range(0, count - first.length).mapToObj(Export::name));
        }

        private static List<Value> values(int count, String... first) {
            return named(count, first).map(Value::of).toList();
        }

        private static List<Value> records(int count, String... first) {
            List<String> names = named(count, first).toList();
            return IntStream.range(0, count)
                    .mapToObj(index -> new Value((long) index + 1, names.get(index)))
                    .toList();
        }

        @Override
        public Names names() {
            return names;
        }

        @Override
        public Optional<Value> findRecord(String dimension, long id) {
            return Optional.of(new Value(id, String.valueOf(id)));
        }
    }
}
