package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Azure Monitor and Prometheus warn of the same things at the same figures. That the rules fire: {@code infra/check}.
 */
class AlertRulesTest {
    private static final String RULES = "infra/kubernetes/components/monitoring/prometheus/rules.yml";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DatalkCpuHigh, > 0.80, var cpuPercent = 80",
        "DatalkMemoryHigh, > 0.85, var memoryPercent = 85",
        "DatalkHttpErrors, > 0.05, var errorPercent = 5"
    })
    void standAtTheSameFigure(String alert, String inPrometheus, String inAzure) {
        assertThat(rule(alert)).contains(inPrometheus);
        assertThat(Repository.read("infra/modules/alerts.bicep")).contains(inAzure);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DatalkCpuHigh, for: 5m, warning",
        "DatalkMemoryHigh, for: 5m, warning",
        "DatalkHttpErrors, [10m], critical",
        "DatalkOffline, for: 1m, critical",
        "DatalkInstanceAway, for: 5m, warning",
        "DatalkModelDown, for: 1m, warning",
        "DatalkDatabaseFails, for: 1m, warning"
    })
    void lookAtTheRightStretchOfTimeAndSayHowUrgentItIs(String alert, String time, String severity) {
        assertThat(rule(alert)).contains(time, "severity: " + severity, "summary: ", "description: ");
    }

    private static String rule(String alert) {
        String rules = Repository.read(RULES);
        int start = rules.indexOf("- alert: " + alert);
        int end = rules.indexOf("- alert: ", start + 1);
        return rules.substring(start, end < 0 ? rules.length() : end);
    }
}
