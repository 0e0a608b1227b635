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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code infra/kubernetes/README.md} says that holds, of what Kustomize makes of the overlays. */
@Tag("cluster")
class ClusterPromisesTest {
    /** Those that the restricted level of Pod Security lets a pod mount, and that are used here. */
    private static final Set<String> HARMLESS = Set.of("configMap", "secret", "emptyDir");

    /** The Functions host and MongoDB write beside their volumes. */
    private static final Set<String> WRITERS = Set.of("datalk", "mongodb");

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void refusesPodsThatAskForMoreThanAnApplicationNeeds(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.get("Namespace", "datalk").at("metadata", "labels"))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
                .containsEntry("pod-security.kubernetes.io/enforce-version", "latest")
                .containsEntry("pod-security.kubernetes.io/warn", "restricted");
        assertThat(cluster.manifests())
                .filteredOn(manifest -> !manifest.kind().equals("Namespace"))
                .allMatch(manifest -> "datalk".equals(manifest.at("metadata").get("namespace")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void runsNothingThatWouldBeRefused(String overlay) {
        assertThat(Cluster.of(overlay).workloads()).allSatisfy(workload -> {
            Map<String, Object> pod = Manifest.map(workload.pod().get("securityContext"));
            assertThat(pod)
                    .containsEntry("runAsNonRoot", true)
                    .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
            assertThat((Integer) pod.get("runAsUser")).isPositive();
            assertThat((Integer) pod.get("runAsGroup")).isPositive();
            assertThat(workload.pod()).doesNotContainKeys("hostNetwork", "hostPID", "hostIPC", "hostUsers");
            assertThat(workload.volumes().stream().flatMap(volume -> volume.keySet().stream()))
                    .filteredOn(key -> !key.equals("name"))
                    .isSubsetOf(HARMLESS);
            assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
                Map<String, Object> limits = Manifest.map(container.get("securityContext"));
                assertThat(limits)
                        .containsEntry("allowPrivilegeEscalation", false)
                        .containsEntry("privileged", false)
                        .containsEntry("capabilities", Map.of("drop", List.of("ALL")))
                        .doesNotContainKeys("runAsUser", "runAsNonRoot", "seccompProfile");
                assertThat(Manifest.list(container.get("ports"))).noneMatch(port -> port.containsKey("hostPort"));
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void writesNowhereButWhereItMust(String overlay) {
        Set<String> writers = Cluster.of(overlay).workloads().stream()
                .filter(workload -> workload.containers().stream()
                        .anyMatch(container -> !Boolean.TRUE.equals(
                                Manifest.map(container.get("securityContext")).get("readOnlyRootFilesystem"))))
                .map(Workload::name)
                .collect(Collectors.toSet());

        assertThat(writers).isSubsetOf(WRITERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void letsPrometheusAloneAskTheCluster(String overlay) {
        assertThat(Cluster.of(overlay).workloads())
                .allSatisfy(workload -> assertThat(workload.pod().get("automountServiceAccountToken"))
                        .isEqualTo(workload.name().equals("prometheus")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void letsNothingTalkThatIsNotNamed(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.get("NetworkPolicy", "deny-all").at("spec"))
                .isEqualTo(Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress", "Egress")));
        assertThat(cluster.all("NetworkPolicy")).allSatisfy(policy -> {
            if (!policy.objects("spec", "ingress").isEmpty()) {
                assertThat(types(policy)).contains("Ingress");
            }
            if (!policy.objects("spec", "egress").isEmpty()) {
                assertThat(types(policy)).contains("Egress");
            }
        });
    }

    private static String types(Manifest policy) {
        return policy.at("spec").get("policyTypes").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void agreesOnBothSidesOnWhoTalksToWhom(String overlay) {
        Set<String> within = inside().collect(Collectors.toSet());
        if (overlay.equals("local")) {
            within.add("datalk -> mongodb:27017");
        }
        Set<String> inwards = Stream.concat(
                        within.stream(), Stream.of("{kubernetes.io/metadata.name=kong} -> datalk:8080"))
                .collect(Collectors.toSet());

        Reach reach = new Reach(Cluster.of(overlay));

        assertThat(reach.inwards()).isEqualTo(inwards);
        assertThat(reach.outwards().stream().filter(edge -> !edge.contains("> {") && !edge.contains("anybody")))
                .containsExactlyInAnyOrderElementsOf(within);
    }

    /** A policy sees the port that a packet arrives at: the container's, not its service's. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void allowsThePortsThatPodsListenAt(String overlay) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(new Reach(cluster).inwards()).isNotEmpty().allSatisfy(edge -> {
            String[] called = edge.substring(edge.lastIndexOf(' ') + 1).split(":");
            assertThat(cluster.workload(called[0]).ports()).containsValue(Integer.valueOf(called[1]));
        });
    }

    private static Stream<String> inside() {
        return Stream.of(
                "datalk -> ollama:11434",
                "prometheus -> datalk:8080",
                "prometheus -> alertmanager:9093",
                "grafana -> prometheus:9090");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void namesWhoMayLeaveTheNamespace(String overlay) {
        Set<String> leaving = Stream.of(
                        "all -> {kubernetes.io/metadata.name=kube-system}:53",
                        "all -> {kubernetes.io/metadata.name=kube-system}:53 UDP",
                        "all -> {cidr=169.254.0.0/16}:53",
                        "all -> {cidr=169.254.0.0/16}:53 UDP",
                        "alertmanager -> anybody:443",
                        "prometheus -> anybody:443",
                        "prometheus -> anybody:6443",
                        "prometheus -> anybody:8443",
                        "prometheus -> anybody:16443")
                .collect(Collectors.toSet());
        if (overlay.equals("aks")) {
            Stream.of(
                            "{cidr=10.20.2.0/27}:443",
                            "{cidr=10.20.2.0/27}:10255",
                            "{cidr=10.20.2.0/27}:10260",
                            "anybody:443")
                    .forEach(to -> leaving.add("datalk -> " + to));
        }

        assertThat(new Reach(Cluster.of(overlay)).outwards())
                .filteredOn(edge -> edge.contains("> {") || edge.contains("anybody"))
                .containsExactlyInAnyOrderElementsOf(leaving);
    }

    @ParameterizedTest
    @CsvSource({"local, 1, 2", "aks, 2, 10"})
    void keepsAsManyInstancesAsItSays(String overlay, int least, int most) {
        Cluster cluster = Cluster.of(overlay);
        Manifest app = cluster.workload("datalk").manifest();
        Map<String, Object> scaling =
                cluster.get("HorizontalPodAutoscaler", "datalk").at("spec");

        assertThat(scaling).containsEntry("minReplicas", least).containsEntry("maxReplicas", most);
        assertThat(scaling.get("metrics"))
                .isEqualTo(List.of(Map.of(
                        "type",
                        "Resource",
                        "resource",
                        Map.of("name", "cpu", "target", Map.of("type", "Utilization", "averageUtilization", 70)))));
        assertThat(cluster.get("PodDisruptionBudget", "datalk").at("spec")).containsEntry("minAvailable", 1);
        assertThat(app.at("spec")).doesNotContainKey("replicas");
        assertThat(app.at("spec", "strategy"))
                .isEqualTo(
                        Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxUnavailable", 0, "maxSurge", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void asksTheAppHowItFares(String overlay) {
        Map<String, Object> container =
                Cluster.of(overlay).workload("datalk").containers().get(0);

        Stream.of("startupProbe", "livenessProbe").forEach(probe -> assertThat(Manifest.map(container.get(probe)))
                .containsEntry("httpGet", Map.of("path", "/health", "port", "http")));
        assertThat(Manifest.map(container.get("readinessProbe")))
                .containsEntry("httpGet", Map.of("path", "/health/readiness", "port", "http"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void isReachedThroughTheGatewayAlone(String overlay) {
        assertThat(Cluster.of(overlay).all("Service")).allSatisfy(service -> assertThat(service.at("spec"))
                .doesNotContainKeys("type", "externalIPs", "loadBalancerIP"));
    }

    @Test
    void readsItsConnectionStringsFromTheVaultAsItselfOnAks() {
        Cluster aks = Cluster.of("aks");

        assertThat(aks.data("datalk-settings", "MONGODB_URI"))
                .isEqualTo("@Microsoft.KeyVault(VaultName=set-by-deployment;SecretName=mongodb-uri)");
        assertThat(aks.data("datalk-settings", "MONGODB_READ_ONLY_URI"))
                .isEqualTo("@Microsoft.KeyVault(VaultName=set-by-deployment;SecretName=mongodb-reader-uri)");
        assertThat(aks.workload("datalk").labels()).containsEntry("azure.workload.identity/use", "true");
        assertThat(aks.workload("datalk").pod()).containsEntry("serviceAccountName", "datalk");
        assertThat(aks.get("ServiceAccount", "datalk").at("metadata", "annotations"))
                .containsOnlyKeys("azure.workload.identity/client-id");
    }
}
