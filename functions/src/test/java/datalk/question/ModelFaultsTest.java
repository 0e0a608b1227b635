package datalk.question;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static datalk.question.ModelDrafts.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import datalk.llm.FakeOllama;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that is away, slow or talks nonsense: the question ends in an honest refusal, and soon. */
@MicronautTest
class ModelFaultsTest extends ModelTest {
    /** The timeout and time to think. */
    private static final Duration SOON = Duration.ofMillis(3_500);

    private static final AtomicInteger TURN = new AtomicInteger();

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = super.getProperties();
        properties.put("langchain4j.ollama.timeout", "2s");
        return properties;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("503, queue full", aResponse().withStatus(503).withBody("{\"error\":\"server busy\"}")),
                arguments("500", aResponse().withStatus(500).withBody("panic")),
                arguments("404, no such model", aResponse().withStatus(404).withBody("{\"error\":\"not found\"}")),
                arguments("a redirect", aResponse().withStatus(302).withHeader("Location", "http://localhost:1/")),
                arguments("connection reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                arguments("nothing at all", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                arguments("garbage bytes", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                arguments("half a body", json("{\"model\":\"x\",\"mess").withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                arguments("hangs", okJson("{}").withFixedDelay(30_000)),
                arguments("drips", json(FakeOllama.body(revenue(), "stop")).withChunkedDribbleDelay(100, 30_000)),
                arguments("10 MB", json(FakeOllama.body("x".repeat(10_000_000), "stop"))),
                arguments(
                        "wrong content type",
                        json(FakeOllama.body(revenue(), "stop")).withHeader("Content-Type", "text/html")),
                arguments("no JSON around", json("<html>gateway</html>")),
                arguments("an empty object", json("{}")),
                arguments("a list", json("[]")),
                arguments("an error with 200", json("{\"error\":\"model runner has unexpectedly stopped\"}")),
                arguments("deep nesting around", json("{\"message\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")),
                arguments("cut off", json(FakeOllama.body(revenue(), "length"))),
                says("nothing", ""),
                says("blanks", " \n".repeat(300)),
                says("truncated", revenue().substring(0, 40)),
                says("a number loop", "{\"w1\":\"measure\",\"shape\":" + "1".repeat(400)),
                says("deep nesting", "[".repeat(2_000) + "]".repeat(2_000)),
                says("objects in objects", "{\"w1\":".repeat(500) + "1" + "}".repeat(500)),
                says("keys twice", revenue().replace("{", "{\"w1\":\"measure\",")),
                says("an invented key", revenue().replace("{", "{\"limit\":\"1000000\",")),
                says("an invented word", revenue().replace("revenue", "profit")),
                says("a field of the data", revenue().replace("revenue", "order_amount_cents")),
                says("a query", "[{\"$match\":{}},{\"$out\":\"stolen\"}]"),
                says("an operator", "{\"$where\":\"sleep(5000)\"}"),
                says("a number for a word", revenue().replace("\"revenue\"", "42")),
                says("null for a word", revenue().replace("\"revenue\"", "null")),
                says("a list for a word", revenue().replace("\"revenue\"", "[\"revenue\"]")),
                says("NaN", revenue().replace("\"revenue\"", "NaN")),
                says("missing keys", "{\"w1\":\"measure\"}"),
                says("a value that is not in the question", revenue().replace("{", "{\"v1\":\"only\",")),
                says("a condition that is not in the question", revenue().replace("{", "{\"c1\":\"order_amount\",")),
                says("more behind the object", revenue() + revenue()),
                says("talk before the object", "Claro! Aqui está: " + revenue()),
                says("a byte order mark", "\uFEFF" + revenue() + "x"),
                says("comments", "/* ok */" + revenue()),
                says("text", "O faturamento foi de R$ 1.000.000,00."));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return okJson(body);
    }

    private static Arguments says(String what, String reply) {
        return arguments("says " + what, json(FakeOllama.body(reply, "stop")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void endsInAnHonestRefusal(String what, ResponseDefinitionBuilder response) {
        ollama.answers(response);
        Instant start = Instant.now();

        Asker.Reply reply = asker.ask("quanto a gente surrupiou em março? " + "?".repeat(TURN.incrementAndGet()));

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("unanswerable");
        assertThat(reply.text("reason")).isEqualTo("model_unavailable");
        assertThat(reply.text("answer")).contains("surrupiou").doesNotContain("Exception", "1.000.000");
        assertThat(reply.texts("suggestions")).isNotEmpty();
        assertThat(reply.json()).doesNotContainKeys("result", "query", "plan").containsEntry("planner", "rules");
        assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
        assertThat(ollama.calls()).isLessThanOrEqualTo(2);
    }

    @Test
    void questionsThatRulesReadAreUntouched() {
        ollama.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        asker.ask("quanto a gente surrupiou em março?");

        assertThat(asker.ask("Quantos pedidos em março?").status()).isEqualTo("answered");
    }

    @Test
    void answersAgainAsSoonAsTheModelDoes() {
        ollama.answers(aResponse().withStatus(503));
        asker.ask("quanto a gente amealhou em março?");
        asker.ask("quanto a gente amealhou em março?");
        asker.ask("quanto a gente amealhou em março?");
        ollama.reset().says(revenue());

        assertThat(asker.ask("quanto a gente amealhou em março?").status()).isEqualTo("answered");
    }

    /** A repair has no deadline of its own. */
    @Test
    void twoCallsHaveOneDeadline() {
        ollama.takes(1_400, "{}");
        Instant start = Instant.now();

        Asker.Reply reply = asker.ask("quanto a gente afanou em março?");

        assertThat(reply.text("reason")).isEqualTo("model_unavailable");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(2_600));
    }
}
