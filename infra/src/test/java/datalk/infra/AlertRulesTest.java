package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Azure Monitor and Prometheus warn of the same things at the same figures. That the rules fire: {@code infra/check}.
 */
class AlertRulesTest {
    private static final String MONITORING = "infra/kubernetes/components/monitoring/";

    /** What a rule writes down for others, as others name it. */
    private static final String RECORDED = "datalk:\\w+:\\w+";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DatalkCpuHigh, > 0.80, main, cpuPercent, 80",
        "DatalkMemoryHigh, > 0.85, main, memoryPercent, 85",
        "DatalkHttpErrors, > 0.05, modules/alerts, errorPercent, 5"
    })
    void standAtTheSameFigure(String alert, String inPrometheus, String template, String name, String inAzure) {
        assertThat(expression(alert)).contains(inPrometheus);
        assertThat(Bicep.find(template + ".bicep", name).value()).isEqualTo(inAzure);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DatalkCpuHigh, 5m, warning",
        "DatalkMemoryHigh, 5m, warning",
        "DatalkHttpErrors, , critical",
        "DatalkOffline, 1m, critical",
        "DatalkNotReady, 1m, critical",
        "DatalkInstanceAway, 5m, warning",
        "DatalkModelDown, 1m, warning",
        "DatalkDatabaseFails, 1m, warning"
    })
    void waitAsLongAsTheyShouldAndSayHowUrgentItIs(String alert, String time, String severity) {
        assertThat(rule(alert).get("for")).isEqualTo(time);
        assertThat(rule(alert).get("labels")).isEqualTo(Map.of("severity", severity));
        assertThat(rule(alert).get("annotations"))
                .asString()
                .contains("summary=", "description=")
                .doesNotContain("=,");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "datalk:api_requests:increase10m, 10m",
        "datalk:model_refusals:increase10m, 10m",
        "datalk:database_commands:increase5m, 5m"
    })
    void countOverTheRightStretchOfTime(String recorded, String window) {
        assertThat(Repository.matches("(?<=\\[)\\w+(?=])|(?<=offset )\\w+", expression(recorded)))
                .hasSize(3)
                .containsOnly(window);
    }

    @Test
    void askForNothingThatNoRuleWritesDown() {
        List<String> written = rules().stream()
                .filter(rule -> rule.containsKey("record"))
                .map(rule -> rule.get("record").toString())
                .toList();
        String dashboard = Repository.read(MONITORING + "grafana/datalk.json");

        assertThat(Repository.matches(RECORDED, Repository.read(MONITORING + "prometheus/rules.yml")))
                .hasSizeGreaterThan(6)
                .allMatch(written::contains);
        assertThat(Repository.matches(RECORDED, dashboard)).hasSize(3).allMatch(written::contains);
    }

    private static String expression(String name) {
        return rule(name).get("expr").toString();
    }

    private static Map<String, Object> rule(String name) {
        return rules().stream()
                .filter(rule -> name.equals(rule.get("alert")) || name.equals(rule.get("record")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // YAML's objects
    private static List<Map<String, Object>> rules() {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Repository.read(MONITORING + "prometheus/rules.yml"));
        return (List<Map<String, Object>>) file.get("groups").get(0).get("rules");
    }
}
