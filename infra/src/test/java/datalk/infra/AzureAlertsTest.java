package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.infra.Bicep.Declaration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' list of alerts, as Azure Monitor is given it. */
class AzureAlertsTest {
    private static final String ALERTS = "modules/alerts.bicep";
    private static final String MODEL_ALERTS = "modules/model-alerts.bicep";

    private static Declaration alert(String name) {
        return Bicep.find(ALERTS, name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "main.bicep, cpuPercent, 80",
        "main.bicep, memoryPercent, 85",
        "modules/alerts.bicep, errorPercent, 5",
        "modules/alerts.bicep, megabyte, 1024 * 1024",
        "modules/model-alerts.bicep, gigabyte, 1024 * 1024 * 1024"
    })
    void stateTheirFigures(String template, String name, String figure) {
        assertThat(Bicep.find(template, name).value()).isEqualTo(figure);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"cpuPercent", "memoryPercent"})
    void areGivenTheSameFiguresForAppAndModel(String figure) {
        assertThat(Bicep.find("main.bicep", "alerts").at("params." + figure)).isEqualTo(figure);
        assertThat(Bicep.find("main.bicep", "modelAlerts").at("params." + figure))
                .isEqualTo(figure);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cpu-app, app, true, 2, CpuPercentage, Average, cpuPercent, PT5M",
        "memory-app, app, true, 2, AverageMemoryWorkingSet, Average,"
                + " instanceMemoryMegabytes * megabyte / 100 * memoryPercent, PT5M",
        "throttling, database, isCosmos, 2, MongoRequests, Count, 100, PT5M",
        "cpu-database, database, !isCosmos, 2, CpuPercent, Average, cpuPercent, PT5M",
        "cpu-ollama, ollama,, 3, CpuUsage, Average, cpu * 10 * cpuPercent, PT5M",
        "memory-ollama, ollama,, 2, MemoryUsage, Average, memoryGigabytes * gigabyte / 100 * memoryPercent, PT5M",
        "address-keeper, keeper,, 3, RunsFailed, Total, 5, PT15M"
    })
    void watchTheRightFigureOfTheRightResource(
            String name,
            String target,
            String exists,
            String severity,
            String metric,
            String aggregation,
            String threshold,
            String window) {
        String template = exists == null ? MODEL_ALERTS : ALERTS;
        Map<?, ?> alert = (Map<?, ?>) Bicep.find(template, "metricAlerts").at(name);

        assertThat(alert.get("target")).isEqualTo("'" + target + "'");
        assertThat(alert.get("exists")).isEqualTo(exists);
        assertThat(alert.get("severity")).isEqualTo(severity);
        assertThat(alert.get("metricName")).isEqualTo("'" + metric + "'");
        assertThat(alert.get("timeAggregation")).isEqualTo("'" + aggregation + "'");
        assertThat(alert.get("threshold")).isEqualTo(threshold);
        assertThat(alert.get("windowSize")).isEqualTo("'" + window + "'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "modules/alerts.bicep, app, functionAppId",
        "modules/alerts.bicep, database, databaseId",
        "modules/model-alerts.bicep, ollama, containerGroupId",
        "modules/model-alerts.bicep, keeper, addressKeeperId"
    })
    void knowTheirTargets(String template, String target, String id) {
        assertThat(Bicep.find(template, "targets").at(target)).isEqualTo(id);
        assertThat(Bicep.find(template, "metrics").at("params.targetId")).isEqualTo("targets[alert.target]");
    }

    @Test
    void countWhatTheDatabaseTurnedAway() {
        assertThat(alert("metricAlerts").at("throttling.dimensions"))
                .isEqualTo(
                        List.of(Map.of("name", "'ErrorCode'", "operator", "'Include'", "values", List.of("'16500'"))));
    }

    @Test
    void fireAboveTheirFigureAndTellTheOperators() {
        Declaration metric = Bicep.find("modules/metric-alert.bicep", "alert");

        assertThat(metric.text("properties.enabled")).isEqualTo("true");
        assertThat(metric.text("properties.scopes.0")).isEqualTo("targetId");
        assertThat(metric.text("properties.windowSize")).isEqualTo("windowSize");
        assertThat(metric.text("properties.criteria.allOf.0.operator")).isEqualTo("'GreaterThan'");
        assertThat(metric.text("properties.criteria.allOf.0.threshold")).isEqualTo("threshold");
        assertThat(metric.text("properties.criteria.allOf.0.metricName")).isEqualTo("metricName");
        assertThat(metric.text("properties.criteria.allOf.0.timeAggregation")).isEqualTo("timeAggregation");
        assertThat(metric.text("properties.actions.0.actionGroupId")).isEqualTo("actionGroupId");
        assertThat(alert("metrics").text("params.actionGroupId")).isEqualTo("operators.id");
        assertThat(Bicep.find(MODEL_ALERTS, "metrics").text("params.actionGroupId"))
                .isEqualTo("actionGroupId");
        assertThat(Bicep.find("main.bicep", "modelAlerts").text("params.actionGroupId"))
                .isEqualTo("alerts.outputs.operatorsId");
        assertThat(alert("operatorsId").value()).isEqualTo("operators.id");
    }

    @Test
    void tellSomebody() {
        assertThat(alert("operators").text("properties.enabled")).isEqualTo("true");
        assertThat(alert("operators").text("properties.emailReceivers.0.emailAddress"))
                .isEqualTo("alertEmail");
    }

    /** One that is lacking fails the whole deployment, and only there. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"modules/alerts.bicep, 4", "modules/model-alerts.bicep, 3"})
    void haveAllThatTheLoopTakesOfThem(String template, int count) {
        String loop = Bicep.find(template, "metrics").value().toString();
        List<String> taken = Repository.matches("(?<=\\balert\\.)\\w+", loop);

        assertThat(taken).contains("name", "message", "target").hasSizeGreaterThan(7);
        assertThat(Bicep.elements(Bicep.find(template, "metricAlerts").value()))
                .hasSize(count)
                .allSatisfy(entry -> assertThat(
                                ((Map<?, ?>) entry).keySet().stream().map(String::valueOf))
                        .containsAll(taken));
    }

    /** Of people's requests: probes would hide them. */
    @Test
    void countErrorsOverTenMinutes() {
        Declaration errors = alert("httpErrors");

        assertThat(errors.condition()).isEmpty();
        assertThat(errors.text("properties.enabled")).isEqualTo("true");
        assertThat(errors.text("properties.severity")).isEqualTo("1");
        assertThat(errors.text("properties.scopes.0")).isEqualTo("insights.id");
        assertThat(errors.text("properties.windowSize")).isEqualTo("'PT10M'");
        assertThat(errors.text("properties.criteria.allOf.0.query"))
                .startsWith("'requests | where url !contains \"/health\" | summarize ")
                .contains("bad = countif(toint(resultCode) >= 500)")
                .endsWith("where total >= 20 | project percent = 100.0 * bad / total'");
        assertThat(errors.text("properties.criteria.allOf.0.operator")).isEqualTo("'GreaterThan'");
        assertThat(errors.text("properties.criteria.allOf.0.threshold")).isEqualTo("errorPercent");
        assertThat(errors.text("properties.actions.actionGroups.0")).isEqualTo("operators.id");
    }

    /** What is not told by logs that are full is told by the workspace. */
    @Test
    void sayWhenTheLogsAreFull() {
        Declaration full = alert("logsFull");

        assertThat(full.text("properties.enabled")).isEqualTo("true");
        assertThat(full.text("properties.scopes.0")).isEqualTo("workspace.id");
        assertThat(full.text("properties.criteria.allOf.0.query")).contains("_LogOperation", "OverQuota");
        assertThat(full.text("properties.actions.actionGroups.0")).isEqualTo("operators.id");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"spent80, 80, Actual", "willExceed, 100, Forecasted"})
    void tellWhenAMonthGetsDear(String notification, String percent, String kind) {
        Declaration budget = alert("budget");
        String path = "properties.notifications." + notification;

        // Some offers take no budget.
        assertThat(budget.condition()).isEqualTo("monthlyBudget > 0");
        assertThat(budget.text("properties.timeGrain")).isEqualTo("'Monthly'");
        assertThat(budget.text(path + ".enabled")).isEqualTo("true");
        assertThat(budget.text(path + ".operator")).isEqualTo("'GreaterThan'");
        assertThat(budget.text(path + ".threshold")).isEqualTo(percent);
        assertThat(budget.text(path + ".thresholdType")).isEqualTo("'" + kind + "'");
        assertThat(budget.text(path + ".contactGroups.0")).isEqualTo("operators.id");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "alerts, offline, '', 0, 5, PT5M, operators.id",
                "model-alerts, modelDown, |'\"model\":{\"name\":\"datalk\",\"status\":\"UP\"'|, 2, 2, PT15M, actionGroupId"
            })
    void askFromOutside(
            String module, String name, String text, String severity, String places, String window, String told) {
        Declaration test = Bicep.find("modules/" + module + ".bicep", name);

        assertThat(test.text("params.url")).isEqualTo("'${appUrl}/health/readiness'");
        assertThat(test.text("params.text")).isEqualTo(text);
        assertThat(test.text("params.severity")).isEqualTo(severity);
        assertThat(test.text("params.places")).isEqualTo(places);
        assertThat(test.text("params.windowSize")).isEqualTo("'" + window + "'");
        assertThat(test.condition()).isEmpty();
        assertThat(test.text("params.actionGroupId")).isEqualTo(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Enabled, true",
        "Frequency, 300",
        "RetryEnabled, true",
        "Request.RequestUrl, url",
        "ValidationRules.ExpectedHttpStatusCode, 200",
        "ValidationRules.SSLCheck, true"
    })
    void askEveryFiveMinutesForAGoodAnswer(String setting, String value) {
        assertThat(Bicep.find("modules/web-test.bicep", "test").text("properties." + setting))
                .isEqualTo(value);
    }

    @Test
    void tellWhenTwoPlacesGetNone() {
        Declaration test = Bicep.find("modules/web-test.bicep", "test");
        Declaration alert = Bicep.find("modules/web-test.bicep", "alert");

        assertThat(test.text("tags")).contains("hidden-link:${insights.id}='Resource'"); // its results are found by it
        assertThat(test.text("properties.ValidationRules.ContentValidation"))
                .contains("ContentMatch=text", "PassIfTextFound=true");
        assertThat(alert.text("properties.enabled")).isEqualTo("true");
        assertThat(alert.text("properties.windowSize")).isEqualTo("windowSize");
        assertThat(alert.text("properties.criteria.webTestId")).isEqualTo("test.id");
        assertThat(alert.text("properties.criteria.failedLocationCount")).isEqualTo("2");
        assertThat(alert.text("properties.actions.0.actionGroupId")).isEqualTo("actionGroupId");
    }
}
