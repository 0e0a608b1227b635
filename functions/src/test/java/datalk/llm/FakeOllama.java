package datalk.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Speaks as Ollama does, over real HTTP, and says what a test wants it to. */
public final class FakeOllama implements AutoCloseable {
    /** The model that tests ask for. */
    public static final String MODEL = "qwen3:4b-instruct";

    private static final String CHAT = "/api/chat";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer server;

    public FakeOllama() {
        server =
                quietly(() -> new WireMockServer(WireMockConfiguration.options().dynamicPort()));
        server.start();
        loaded(true);
    }

    /** WireMock's own copy of SLF4J would try to load our logging back end, and tell at length that it cannot. */
    private static WireMockServer quietly(Supplier<WireMockServer> made) {
        String provider = System.clearProperty("slf4j.provider");
        try {
            return made.get();
        } finally {
            if (provider != null) {
                System.setProperty("slf4j.provider", provider);
            }
        }
    }

    public String url() {
        return "http://localhost:" + server.port();
    }

    /** Forgets what it was told and what it was asked. */
    public FakeOllama reset() {
        server.resetAll();
        loaded(true);
        return this;
    }

    /** Whether the model is in memory. */
    public void loaded(boolean loaded) {
        String models = loaded ? "{\"name\":\"" + MODEL + "\",\"model\":\"" + MODEL + "\"}" : "";
        server.stubFor(get(urlEqualTo("/api/ps")).willReturn(okJson("{\"models\":[" + models + "]}")));
    }

    /** Says the same to every prompt. */
    public void says(String reply) {
        answers(okJson(body(reply, "stop")));
    }

    /** Says one thing after the other, the last for ever. */
    public void says(String first, String then) {
        server.stubFor(post(urlEqualTo(CHAT))
                .inScenario("turns")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(body(first, "stop")))
                .willSetStateTo("second"));
        server.stubFor(post(urlEqualTo(CHAT))
                .inScenario("turns")
                .whenScenarioStateIs("second")
                .willReturn(okJson(body(then, "stop"))));
    }

    /** Is cut off at its longest reply. */
    public void isCutOffAt(String reply) {
        answers(okJson(body(reply, "length")));
    }

    /** Answers with anything. */
    public void answers(ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(CHAT)).willReturn(response));
    }

    /** Takes the request and answers after a while. */
    public void takes(int milliseconds, String reply) {
        answers(aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body(reply, "stop"))
                .withFixedDelay(milliseconds));
    }

    /** What Ollama wraps a reply in. */
    public static String body(String reply, String doneReason) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "model",
                    MODEL,
                    "created_at",
                    "2021-04-30T12:00:00.000000Z",
                    "message",
                    Map.of("role", "assistant", "content", reply),
                    "done",
                    true,
                    "done_reason",
                    doneReason,
                    "total_duration",
                    4_000_000_000L,
                    "prompt_eval_count",
                    1200,
                    "eval_count",
                    60));
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException(ours);
        }
    }

    /** How often it was asked. */
    public int calls() {
        return requests().size();
    }

    /** What it was asked, oldest first. */
    public List<JsonNode> requests() {
        return server.findAll(postRequestedFor(urlEqualTo(CHAT))).stream()
                .map(request -> tree(request.getBodyAsString()))
                .toList();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException(text, ours);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
