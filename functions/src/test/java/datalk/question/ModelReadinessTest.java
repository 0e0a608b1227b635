package datalk.question;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static datalk.question.ModelDrafts.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator sees of the model: readiness and figures. */
@MicronautTest
class ModelReadinessTest extends ModelTest {
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(super.getProperties());
        properties.put("datalk.prometheus.enabled", "true");
        properties.put("langchain4j.ollama.rest", "1m");
        return properties;
    }

    @Test
    void theAppIsReadyWhateverTheModelIs() {
        ollama.says(revenue());
        assertThat(asker.ask("quanto a gente ceifou em março?").status()).isEqualTo("answered");
        assertThat(http.get("/health/readiness").body()).contains(model("UP")).doesNotContain("not loaded");

        ollama.loaded(false);
        assertThat(http.get("/health/readiness").body()).contains(model("UP"), "not loaded");

        ollama.answers(aResponse().withStatus(503));
        asker.ask("quanto a gente colheu em março?");
        asker.ask("quanto a gente colheu em março?");
        HttpResponse<String> resting = http.get("/health/readiness");
        assertThat(resting.statusCode()).isEqualTo(200);
        assertThat(resting.body()).contains(model("DEGRADED")).doesNotContain("localhost");

        System.gc(); // figures outlive what else of them is not held
        assertThat(http.get("/prometheus").body())
                .contains("datalk_model_resting 1.0", "outcome=\"server_error\"", "outcome=\"replied\"")
                .contains("datalk_model_tokens_total{", "direction=\"read\"", "direction=\"written\"")
                .contains("reason=\"model_unavailable\"");
    }

    private static String model(String status) {
        return "\"model\":{\"name\":\"datalk\",\"status\":\"" + status + "\"";
    }
}
