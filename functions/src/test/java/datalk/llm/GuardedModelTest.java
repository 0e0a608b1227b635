package datalk.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import datalk.llm.ModelUnavailableException.Why;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way to a model, without the app around it. */
class GuardedModelTest {
    private static final ModelPrompt PROMPT = new ModelPrompt("rules", "question", "{\"type\":\"object\"}");
    private static final Duration REST = Duration.ofMillis(300);

    private final FakeOllama ollama = new FakeOllama();
    private final List<String> observed = new CopyOnWriteArrayList<>();
    private final GuardedModel model = model(ollama.url());

    private GuardedModel model(String url) {
        OllamaConfig config = new OllamaConfig(
                URI.create(url),
                FakeOllama.MODEL,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                4096,
                200,
                7,
                2,
                REST);
        return new GuardedModel(
                new OllamaModel(config, new JdkTransport(config.connectTimeout())),
                config.maxConcurrency(),
                config.rest(),
                new Observer());
    }

    private final class Observer implements ModelObserver {
        @Override
        public void watches(BooleanSupplier resting) {
            assertThat(resting.getAsBoolean()).isFalse();
        }

        @Override
        public void called(String name, Duration took, Optional<ModelReply> reply, Optional<Why> failure) {
            observed.add(failure.map(Enum::name).orElse("ok"));
        }
    }

    @AfterEach
    void close() {
        ollama.close();
    }

    private Why failure() {
        return failure(model);
    }

    private static Why failure(LanguageModel asked) {
        return catchThrowableOfType(ModelUnavailableException.class, () -> asked.reply(PROMPT, Duration.ofSeconds(5)))
                .why();
    }

    @Test
    void handsOverWhatTheModelSaidAndWhatItCost() {
        ollama.says("{}");

        ModelReply reply = model.reply(PROMPT, Duration.ofSeconds(5));

        assertThat(reply).isEqualTo(new ModelReply("{}", 1200, 60));
        assertThat(observed).containsExactly("ok");
    }

    /** After two failures, on an instance that has seen no other call. */
    @Test
    void restsAfterTwoFailuresAndComesBackByItself() throws InterruptedException {
        ollama.answers(aResponse().withStatus(503));
        assertThat(List.of(failure(), failure())).containsOnly(Why.SERVER_ERROR);

        long start = System.nanoTime();
        assertThat(failure()).isEqualTo(Why.RESTING);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
        assertThat(model.state()).isEqualTo(ModelState.RESTING);
        assertThat(ollama.calls()).isEqualTo(2);

        ollama.reset().says("{}");
        Thread.sleep(REST.toMillis() + 50);
        assertThat(model.reply(PROMPT, Duration.ofSeconds(5)).text()).isEqualTo("{}");
        assertThat(model.reply(PROMPT, Duration.ofSeconds(5)).text()).isEqualTo("{}");
        assertThat(observed).containsExactly("SERVER_ERROR", "SERVER_ERROR", "RESTING", "ok", "ok");
    }

    @Test
    void sendsNoMoreAtOnceThanItMay() {
        ollama.takes(600, "{}");

        List<CompletableFuture<String>> asked = IntStream.range(0, 6)
                .mapToObj(any -> CompletableFuture.supplyAsync(this::outcome, command -> new Thread(command).start()))
                .toList();
        List<String> outcomes = asked.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes.stream().filter("ok"::equals)).hasSize(2);
        assertThat(outcomes.stream().filter(Why.TOO_MANY_HERE.name()::equals)).hasSize(4);
        assertThat(ollama.calls()).isEqualTo(2);
    }

    private String outcome() {
        try {
            model.reply(PROMPT, Duration.ofSeconds(5));
            return "ok";
        } catch (ModelUnavailableException unavailable) {
            return unavailable.why().name();
        }
    }

    @Test
    void tellsThatNobodyListens() {
        assertThat(failure(model("http://localhost:1"))).isEqualTo(Why.UNREACHABLE);
        assertThat(failure(model("http://no-such-host.invalid:11434"))).isEqualTo(Why.UNREACHABLE);
        assertThat(model("http://localhost:1").state()).isEqualTo(ModelState.DOWN);
    }

    @Test
    void tellsWhetherTheModelIsLoaded() {
        assertThat(model.state()).isEqualTo(ModelState.LOADED);

        ollama.loaded(false);

        assertThat(model.state()).isEqualTo(ModelState.NOT_LOADED);
    }

    /** Each turn is another text for the same name, so that its address is looked up anew. */
    @Test
    void namesAServerInAnotherWayEachTime() {
        URI address = URI.create("http://ollama.internal:11434/api/chat?a=b");

        List<String> named = Stream.generate(() -> FreshName.of(address).toString())
                .limit(50)
                .toList();

        assertThat(named).doesNotHaveDuplicates();
        assertThat(named).allMatch(address.toString()::equalsIgnoreCase);
        assertThat(named).allMatch(name -> name.endsWith(":11434/api/chat?a=b"));
        assertThat(FreshName.of(URI.create("http://10.0.0.4:11434/"))).isEqualTo(URI.create("http://10.0.0.4:11434/"));
    }

    @Test
    void aNameInCapitalLettersLeadsToTheSameServer() {
        ollama.says("{}");

        String mixed = ollama.url().replace("localhost", "LocalHost");

        assertThat(model(mixed).reply(PROMPT, Duration.ofSeconds(5)).text()).isEqualTo("{}");
    }
}
