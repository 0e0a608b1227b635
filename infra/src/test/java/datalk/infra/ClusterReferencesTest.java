package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything in a cluster that names something else names something that is there: a cluster takes a name that leads
 * nowhere without a word, and what hangs on it never works.
 *
 * <p>Needs what Kustomize makes of the overlays, so {@code infra/check manifests} runs it.
 */
@Tag("cluster")
class ClusterReferencesTest {
    private static final Set<String> OVERLAYS = Set.of("local", "aks");

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void everythingFitsItsSchema(String overlay) {
        assertThat(Cluster.of(overlay).manifests()).allSatisfy(KubernetesTest::assertFits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void everyServiceLeadsToPodsThatListen(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.services().values()).hasSizeGreaterThan(4).allSatisfy(service -> {
            Workload behind = cluster.selectedBy(service.at("spec", "selector"));
            assertThat(service.objects("spec", "ports")).isNotEmpty().allSatisfy(port -> assertThat(behind.ports())
                    .containsKey((String) port.get("targetPort")));
        });
        assertThat(cluster.all("StatefulSet")).allSatisfy(each -> assertThat(cluster.services())
                .containsKey((String) each.at("spec").get("serviceName")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void everyWorkloadAndWhatScalesAndKeepsItSelectsItsOwnPods(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.workloads()).hasSizeGreaterThan(4).allSatisfy(workload -> {
            assertThat(cluster.selectedBy(workload.manifest().at("spec", "selector", "matchLabels")))
                    .isEqualTo(workload);
            assertThat(Manifest.list(workload.pod().get("topologySpreadConstraints")))
                    .allSatisfy(each -> assertThat(selected(cluster, each.get("labelSelector")))
                            .isEqualTo(workload));
        });
        Workload app = cluster.workload("datalk");
        assertThat(selected(
                        cluster,
                        cluster.get("PodDisruptionBudget", "datalk").at("spec").get("selector")))
                .isEqualTo(app);
        assertThat(cluster.get("HorizontalPodAutoscaler", "datalk").at("spec", "scaleTargetRef"))
                .isEqualTo(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", app.name()));
        assertThat(app.manifest().kind()).isEqualTo("Deployment");
    }

    private static Workload selected(Cluster cluster, Object selector) {
        return cluster.selectedBy(Manifest.map(Manifest.map(selector).get("matchLabels")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void theGatewayLeadsToPortsThatServicesHave(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.all("Ingress")).hasSize(2).allSatisfy(ingress -> assertThat(backends(ingress))
                .isNotEmpty()
                .allSatisfy(backend -> assertThat(cluster.services()
                                .get((String) backend.get("name"))
                                .objects("spec", "ports"))
                        .extracting(port -> port.get("name"))
                        .contains(Manifest.map(backend.get("port")).get("name"))));
    }

    private static List<Map<String, Object>> backends(Manifest ingress) {
        return ingress.objects("spec", "rules").stream()
                .flatMap(rule -> Manifest.list(Manifest.map(rule.get("http")).get("paths")).stream())
                .map(path -> Manifest.map(Manifest.map(path.get("backend")).get("service")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void everyProbeAsksAtAPortThatIsThere(String overlay) {
        assertThat(Cluster.of(overlay).workloads()).allSatisfy(workload -> assertThat(workload.containers().stream()
                        .flatMap(container -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .map(probe -> Manifest.map(container.get(probe))))
                        .flatMap(probe -> Stream.of("httpGet", "tcpSocket").map(probe::get))
                        .filter(asked -> asked != null)
                        .map(asked -> Manifest.map(asked).get("port").toString()))
                .isSubsetOf(workload.ports().keySet()));
    }

    /** A container that mounts a key that is not there never starts. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void everySettingSecretAndFileThatAPodAsksForIsThere(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.workloads()).allSatisfy(workload -> {
            Source source = new Source(cluster, workload);
            source.settings().forEach((name, keys) -> assertThat(source.keysOf(name))
                    .as(name)
                    .isNotEmpty()
                    .containsAll(keys));
            assertThat(source.mounts()).allSatisfy(mount -> {
                String volume = (String) mount.get("name");
                assertThat(source.volumes()).containsKey(volume);
                if (mount.containsKey("subPath")) {
                    assertThat(source.keysOf(source.volumes().get(volume))).contains((String) mount.get("subPath"));
                }
            });
            assertThat(workload.volumes())
                    .extracting(volume -> volume.get("name"))
                    .allMatch(volume -> source.mounts().stream()
                            .anyMatch(mount -> mount.get("name").equals(volume)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void everyAccountIsThere(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.workloads().stream()
                        .map(workload -> workload.pod().get("serviceAccountName"))
                        .filter(account -> account != null))
                .containsExactlyInAnyOrder("datalk", "prometheus")
                .allMatch(account -> cluster.get("ServiceAccount", account.toString()) != null);
        Manifest binding = cluster.get("RoleBinding", "prometheus");
        assertThat(binding.objects("subjects"))
                .containsExactly(Map.of("kind", "ServiceAccount", "name", "prometheus", "namespace", "datalk"));
        assertThat(binding.at("roleRef"))
                .isEqualTo(Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "Role", "name", "prometheus"));
        assertThat(cluster.get("Role", "prometheus").objects("rules"))
                .containsExactly(Map.of(
                        "apiGroups",
                        List.of(""),
                        "resources",
                        List.of("pods"),
                        "verbs",
                        List.of("get", "list", "watch")));
    }

    /** Addresses within the cluster, wherever they are written: a service's name and port. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void everyAddressIsAServices(String overlay) {
        Cluster cluster = Cluster.of(overlay);
        Set<String> services = cluster.services().values().stream()
                .flatMap(service ->
                        service.objects("spec", "ports").stream().map(port -> service.name() + ":" + port.get("port")))
                .collect(Collectors.toSet());

        Stream<String> addresses = Stream.of(
                        cluster.data("datalk-settings", "LANGCHAIN4J_OLLAMA_BASE_URL"),
                        cluster.data("grafana-sources", "source.yml"),
                        cluster.data("prometheus", "prometheus.yml"),
                        cluster.secrets()
                                .getOrDefault("datalk-secrets", Map.of())
                                .toString())
                .flatMap(text ->
                        Repository.matches("(?<=//|@|targets: \\[)[a-z][a-z.-]*:\\d+(?=[/\\s\\]]|$)", text).stream());
        assertThat(addresses).hasSize(overlay.equals("local") ? 5 : 3).isSubsetOf(services);
    }

    @Test
    void everyImageIsNamedAsTheOverlaySays() {
        Set<String> ours = OVERLAYS.stream()
                .flatMap(overlay -> Cluster.of(overlay).workloads().stream())
                .flatMap(workload -> workload.containers().stream())
                .map(container -> (String) container.get("image"))
                .filter(image -> !image.contains("@sha256:"))
                .collect(Collectors.toSet());

        assertThat(ours)
                .containsExactlyInAnyOrder(
                        "datalk-functions:local",
                        "datalk-ollama:local",
                        "registry.example.azurecr.io/datalk-functions:set-by-deployment",
                        "registry.example.azurecr.io/ollama:set-by-deployment");
    }
}
