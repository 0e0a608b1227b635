package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Who watches a cluster's Datalk finds what it watches, and where it writes: Prometheus its pods and rules,
 * Alertmanager its channel, Grafana its figures.
 */
@Tag("cluster")
class ClusterWatchTest {
    private static final String APP = "datalk";

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void prometheusFindsThePodsOfTheApp(String overlay) {
        Cluster cluster = Cluster.of(overlay);
        List<Map<String, Object>> jobs =
                Manifest.list(yaml(cluster.data("prometheus", "prometheus.yml")).get("scrape_configs"));

        assertThat(jobs).hasSize(1);
        Map<String, Object> job = jobs.get(0);
        assertThat(job).containsEntry("metrics_path", "/prometheus");
        assertThat(Manifest.list(job.get("kubernetes_sd_configs")))
                .containsExactly(Map.of("role", "pod", "namespaces", Map.of("own_namespace", true)));
        assertThat(Manifest.list(job.get("relabel_configs")).stream().filter(each -> "keep".equals(each.get("action"))))
                .containsExactly(
                        kept("__meta_kubernetes_pod_label_app_kubernetes_io_name", APP),
                        kept("__meta_kubernetes_pod_container_port_name", "http"));
        Workload app = cluster.workload(APP);
        assertThat(app.labels()).containsEntry("app.kubernetes.io/name", APP);
        assertThat(app.ports()).isEqualTo(Map.of("http", 8080));
        assertThat(cluster.data("datalk-settings", "DATALK_PROMETHEUS_ENABLED")).isEqualTo("true");
        assertThat(app.manifest().at("spec", "template", "metadata", "annotations"))
                .containsEntry("prometheus.io/scrape", "true")
                .containsEntry("prometheus.io/port", "8080")
                .containsEntry("prometheus.io/path", "/prometheus");
    }

    private static Map<String, Object> kept(String label, String value) {
        return Map.of("source_labels", List.of(label), "regex", value, "action", "keep");
    }

    /** A rule that asks for another job than there is never fires. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void prometheusReadsRulesAboutThatJob(String overlay) {
        Cluster cluster = Cluster.of(overlay);
        Map<String, Object> settings = yaml(cluster.data("prometheus", "prometheus.yml"));

        assertThat(settings.get("rule_files")).isEqualTo(List.of("rules.yml"));
        assertThat(Manifest.list(settings.get("scrape_configs")).get(0)).containsEntry("job_name", APP);
        assertThat(Repository.matches("(?<=job=\")\\w+", cluster.data("prometheus", "rules.yml")))
                .hasSizeGreaterThan(10)
                .containsOnly(APP);
        assertThat(Repository.matches("(?<=job=\\\\\")\\w+", cluster.data("grafana-dashboard", "datalk.json")))
                .hasSizeGreaterThan(10)
                .containsOnly(APP);
        assertThat(file(cluster, "prometheus", "--config.file=")).isEqualTo("prometheus prometheus.yml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void prometheusTellsAlertmanagerAndThatTheChannel(String overlay) {
        Cluster cluster = Cluster.of(overlay);
        Map<String, Object> alerting =
                Manifest.map(yaml(cluster.data("prometheus", "prometheus.yml")).get("alerting"));
        Map<String, Object> told = yaml(cluster.data("alertmanager", "alertmanager.yml"));

        assertThat(Manifest.list(alerting.get("alertmanagers")))
                .containsExactly(Map.of("static_configs", List.of(Map.of("targets", List.of("alertmanager:9093")))));
        assertThat(cluster.workload("alertmanager").containers().get(0).get("args"))
                .asString()
                .contains("--cluster.listen-address=]"); // alone: it looks for no others, and for no address of its own
        assertThat(file(cluster, "alertmanager", "--config.file=")).isEqualTo("alertmanager alertmanager.yml");
        String channel =
                Manifest.map(told.get("global")).get("slack_api_url_file").toString();
        Workload alertmanager = cluster.workload("alertmanager");
        assertThat(channel).isEqualTo("/run/secrets/alertmanager/slack-url");
        assertThat(mount(alertmanager, "/run/secrets/alertmanager")).isEqualTo("datalk-monitoring");
        assertThat(alertmanager.volumes().stream()
                        .map(volume -> Manifest.map(volume.get("secret")).get("items")))
                .contains(List.of(Map.of("key", "slack-url", "path", "slack-url")));
        assertThat(cluster.secrets().get("datalk-monitoring")).containsKey("slack-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void grafanaShowsTheDashboardFromPrometheus(String overlay) {
        Cluster cluster = Cluster.of(overlay);
        Map<String, Object> source = Manifest.list(
                        yaml(cluster.data("grafana-sources", "source.yml")).get("datasources"))
                .get(0);
        Map<String, Object> provider = Manifest.list(
                        yaml(cluster.data("grafana-sources", "dashboards.yml")).get("providers"))
                .get(0);
        String dashboard = cluster.data("grafana-dashboard", "datalk.json");
        Workload grafana = cluster.workload("grafana");

        assertThat(source).containsEntry("type", "prometheus").containsEntry("url", "http://prometheus:9090");
        assertThat(Repository.matches("(?<=\"type\": \"prometheus\",\\n {1,20}\"uid\": \")[^\"]+", dashboard))
                .hasSizeGreaterThan(15)
                .containsOnly(source.get("uid").toString());
        assertThat(mount(
                        grafana,
                        Manifest.map(provider.get("options")).get("path").toString()))
                .startsWith("grafana-dashboard-");
        assertThat(mounted(grafana, "grafana-sources"))
                .containsExactlyInAnyOrder(
                        "/etc/grafana/provisioning/datasources/source.yml",
                        "/etc/grafana/provisioning/dashboards/dashboards.yml");
    }

    /** What is mounted in a folder. */
    private static String mount(Workload workload, String folder) {
        Source source = new Source(null, workload);
        return source.mounts().stream()
                .filter(mount -> mount.get("mountPath").equals(folder))
                .map(mount -> source.volumes().get(mount.get("name").toString()))
                .findFirst()
                .orElse("nothing");
    }

    /** Where a ConfigMap is mounted. */
    private static List<String> mounted(Workload workload, String configMap) {
        Source source = new Source(null, workload);
        return source.mounts().stream()
                .filter(mount ->
                        source.volumes().get(mount.get("name").toString()).startsWith(configMap))
                .map(mount -> mount.get("mountPath").toString())
                .toList();
    }

    /** The ConfigMap, without its hash, and the file of it that a program's option names. */
    private static String file(Cluster cluster, String name, String option) {
        Workload workload = cluster.workload(name);
        String path = workload.containers().stream()
                .flatMap(container -> ((List<?>) container.get("args")).stream())
                .map(Object::toString)
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst()
                .orElseThrow();
        int end = path.lastIndexOf('/');
        return mount(workload, path.substring(0, end)).replaceFirst("-[a-z0-9]{10}$", "") + " "
                + path.substring(end + 1);
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml().load(text);
    }
}
