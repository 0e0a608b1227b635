package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' list of alerts, as Azure Monitor is given it. */
class AzureAlertsTest {
    private static final String ALERTS = Repository.read("infra/modules/alerts.bicep");

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "var cpuPercent = 80",
                "var memoryPercent = 85",
                "var errorPercent = 5",
                "where total >= 20 | project percent = 100.0 * bad / total",
                "threshold: errorPercent",
                "values: ['16500']",
                "Microsoft.Consumption/budgets@"
            })
    void stateTheirFigures(String figure) {
        assertThat(ALERTS).contains(figure);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cpu-app, CpuPercentage, cpuPercent, PT5M",
        "cpu-ollama, CpuUsage, ollamaCpu * 10 * cpuPercent, PT5M",
        "memory-app, AverageMemoryWorkingSet, instanceMemoryMegabytes * megabyte / 100 * memoryPercent, PT5M",
        "memory-ollama, MemoryUsage, ollamaMemoryGigabytes * gigabyte / 100 * memoryPercent, PT5M",
        "address-keeper, RunsFailed, 5, PT15M",
        "throttling, MongoRequests, 100, PT5M",
        "cpu-database, CpuPercent, cpuPercent, PT5M"
    })
    void measureOverTheRightStretchOfTime(String alert, String metric, String threshold, String window) {
        assertThat(from("    name: '" + alert + "'", "\n  }\n"))
                .contains("metricName: '" + metric + "'", "threshold: " + threshold + "\n")
                .contains("windowSize: '" + window + "'");
        assertThat(Repository.read("infra/modules/metric-alert.bicep"))
                .contains("scopes: [targetId]", "metricName: metricName", "threshold: threshold")
                .contains("windowSize: windowSize", "operator: 'GreaterThan'");
    }

    /** One that is lacking fails the whole deployment, and only there. */
    @Test
    void haveAllThatTheLoopTakesOfThem() {
        List<String> taken = Repository.matches("(?<=[ {\\[]alert\\.)\\w+", from("module metrics ", "\n]\n"));
        String[] entries = from("var metricAlerts = [", "\n]\n").split("\n  }");

        assertThat(taken).contains("name", "message", "target").hasSizeGreaterThan(8);
        assertThat(entries).hasSize(7).allSatisfy(entry -> assertThat(Repository.matches("(?<=^ {4})\\w+(?=: )", entry))
                .containsAll(taken));
    }

    @Test
    void countErrorsOverTenMinutes() {
        assertThat(from("resource httpErrors ", "\n}\n"))
                .contains("windowSize: 'PT10M'", "actionGroups: [operators.id]");
    }

    /** What is not told by logs that are full is told by the workspace. */
    @Test
    void sayWhenTheLogsAreFull() {
        assertThat(from("resource logsFull ", "\n}\n"))
                .contains("scopes: [workspace.id]", "_LogOperation", "OverQuota", "actionGroups: [operators.id]");
    }

    @Test
    void doWithoutABudgetWhereTheOfferTakesNone() {
        assertThat(ALERTS).containsPattern("Microsoft\\.Consumption/budgets@[\\d-]+' = if \\(monthlyBudget > 0\\)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"offline, text: '', places: 5, PT5M", "modelDown, \"status\":\"UP\"', places: 2, PT15M"})
    void askFromOutside(String alert, String text, String places, String window) {
        assertThat(from("module " + alert + " ", "\n}\n"))
                .contains("url: '${appUrl}/health/readiness'", text, places, "windowSize: '" + window + "'");
        assertThat(Repository.read("infra/modules/web-test.bicep"))
                .contains("RequestUrl: url", "ContentMatch: text", "failedLocationCount: 2", "windowSize: windowSize");
    }

    @Test
    void tellSomebody() {
        assertThat(Repository.matches("actionGroupId: operators\\.id", ALERTS))
                .hasSameSizeAs(Repository.matches("'(metric-alert|web-test)\\.bicep'", ALERTS))
                .hasSize(3);
        for (String module : new String[] {"metric-alert", "web-test"}) {
            assertThat(Repository.read("infra/modules/" + module + ".bicep"))
                    .contains("enabled: true", "actions: [{ actionGroupId: actionGroupId }]");
        }
    }

    private static String from(String start, String end) {
        String rest = ALERTS.substring(ALERTS.indexOf(start));
        return rest.substring(0, rest.indexOf(end));
    }
}
