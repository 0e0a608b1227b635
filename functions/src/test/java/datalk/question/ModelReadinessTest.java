package datalk.question;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static datalk.question.ModelDrafts.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of the model: readiness and figures. */
@MicronautTest
class ModelReadinessTest extends ModelTest {
    private static final Path MONITORING = Path.of("..", "infra", "kubernetes", "components", "monitoring");
    private static final Pattern FIGURE = Pattern.compile("\\b(?:datalk|http|jvm|mongodb|process)_[a-z_]+");

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

    /** Alerts and a dashboard that ask for a figure that nobody shows are silent and empty, and look well. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"prometheus/rules.yml", "grafana/datalk.json"})
    void everyFigureIsThereThatAlertsAndDashboardAskFor(String file) throws IOException {
        Set<String> asked = FIGURE.matcher(Files.readString(MONITORING.resolve(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        ollama.says(revenue());
        asker.ask("quanto a gente ceifou em abril?");

        Set<String> shown = http.get("/prometheus")
                .body()
                .lines()
                .map(line -> line.replaceFirst("[ {].*", ""))
                .collect(Collectors.toSet());

        assertThat(asked).hasSizeGreaterThan(4).isSubsetOf(shown);
    }

    private static String model(String status) {
        return "\"model\":{\"name\":\"datalk\",\"status\":\"" + status + "\"";
    }
}
