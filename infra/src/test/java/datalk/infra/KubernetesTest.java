package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds the manifests to Kubernetes' own schemas, and to what must not change in them.
 *
 * <p>What Kustomize makes of them is held too, where {@code infra/check} has put it into {@code target/rendered}.
 */
class KubernetesTest {
    private static final String FOLDER = "infra/kubernetes";

    /** A schema refuses fields that it does not know. */
    private interface Schema {
        void validate(JsonElement manifest) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS = Map.ofEntries(
            Map.entry("ConfigMap", V1ConfigMap::validateJsonElement),
            Map.entry("Deployment", V1Deployment::validateJsonElement),
            Map.entry("HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement),
            Map.entry("Ingress", V1Ingress::validateJsonElement),
            Map.entry("Namespace", V1Namespace::validateJsonElement),
            Map.entry("NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            Map.entry("PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
            Map.entry("Role", V1Role::validateJsonElement),
            Map.entry("RoleBinding", V1RoleBinding::validateJsonElement),
            Map.entry("Service", V1Service::validateJsonElement),
            Map.entry("ServiceAccount", V1ServiceAccount::validateJsonElement),
            Map.entry("StatefulSet", V1StatefulSet::validateJsonElement));

    /** Of controllers that have schemas of their own. */
    private static final List<String> OTHERS = List.of("KongPlugin", "KongConsumer", "Kustomization", "Component");

    record Manifest(Path file, Map<String, Object> content) {
        String kind() {
            return (String) content.get("kind");
        }

        Map<String, Object> at(String... path) {
            Map<String, Object> found = content;
            for (String key : path) {
                found = map(found.get(key));
            }
            return found;
        }

        String name() {
            return (String) at("metadata").get("name");
        }

        @Override
        public String toString() {
            return file.getFileName() + ": " + kind() + " " + name();
        }
    }

    @SuppressWarnings("unchecked") // YAML's objects
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked") // YAML's lists
    private static List<Map<String, Object>> list(Object yaml) {
        return yaml == null ? List.of() : (List<Map<String, Object>>) yaml;
    }

    private static List<Manifest> read(Path file) {
        List<Manifest> found = new ArrayList<>();
        new Yaml().loadAll(Repository.read(file)).forEach(each -> {
            if (each instanceof Map<?, ?> && map(each).containsKey("apiVersion")) {
                found.add(new Manifest(file, map(each)));
            }
        });
        return found;
    }

    /** As they lie there, but for patches, which are no manifests. */
    static List<Manifest> manifests() {
        return Stream.concat(
                        Repository.files(FOLDER, ".yaml").stream().filter(file -> !isPatch(file)),
                        Files.isDirectory(Path.of("target", "rendered")) ? rendered().stream() : Stream.empty())
                .flatMap(file -> read(file).stream())
                .filter(manifest -> !manifest.kind().equals("Kustomization")
                        && !manifest.kind().equals("Component"))
                .toList();
    }

    private static List<Path> rendered() {
        try (Stream<Path> files = Files.list(Path.of("target", "rendered"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPatch(Path file) {
        return file.getParent().getParent().endsWith("overlays");
    }

    static List<Manifest> workloads() {
        return manifests().stream()
                .filter(manifest -> List.of("Deployment", "StatefulSet").contains(manifest.kind()))
                .toList();
    }

    private static Map<String, Object> pod(Manifest workload) {
        return workload.at("spec", "template", "spec");
    }

    private static List<Map<String, Object>> containers(Manifest workload) {
        return list(pod(workload).get("containers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void fitsItsSchema(Manifest manifest) {
        if (OTHERS.contains(manifest.kind())) {
            assertThat(manifest.content()).containsKey("metadata");
            return;
        }
        assertThat(SCHEMAS).as("schema of " + manifest.kind()).containsKey(manifest.kind());
        JsonElement json = new Gson().toJsonTree(manifest.content());

        assertThatCode(() -> SCHEMAS.get(manifest.kind()).validate(json)).doesNotThrowAnyException();
    }

    @Test
    void noticesAFieldThatThereIsNot() {
        JsonElement json = new Gson().toJsonTree(Map.of("kind", "Service", "spec", Map.of("porrts", List.of())));

        assertThatCode(() -> V1Service.validateJsonElement(json)).hasMessageContaining("porrts");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void runsAsNobodyInParticular(Manifest workload) {
        Map<String, Object> context = map(pod(workload).get("securityContext"));

        assertThat(context).containsEntry("runAsNonRoot", true);
        assertThat((int) context.get("runAsUser")).isPositive();
        assertThat(containers(workload)).allSatisfy(container -> {
            Map<String, Object> limits = map(container.get("securityContext"));
            assertThat(limits).containsEntry("allowPrivilegeEscalation", false).containsEntry("privileged", false);
            assertThat(map(limits.get("capabilities"))).containsEntry("drop", List.of("ALL"));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void isAskedHowItFaresAndKeptWithinLimits(Manifest workload) {
        assertThat(containers(workload)).allSatisfy(container -> {
            assertThat(container).containsKeys("readinessProbe", "livenessProbe");
            assertThat(map(container.get("resources"))).containsKeys("requests", "limits");
            assertThat((String) container.get("image")).doesNotEndWith(":latest");
        });
    }

    @Test
    void leavesTheNumberOfInstancesToTheAutoscaler() {
        assertThat(workloads().stream().filter(workload -> workload.name().equals("datalk")))
                .isNotEmpty()
                .allSatisfy(workload -> assertThat(workload.at("spec")).doesNotContainKey("replicas"));
        assertThat(manifests().stream().map(Manifest::kind)).contains("HorizontalPodAutoscaler", "PodDisruptionBudget");
    }

    @Test
    void doesNotRestartTheAppForADeadDatabase() {
        Manifest app = workloads().stream()
                .filter(workload -> workload.name().equals("datalk"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> container = containers(app).get(0);

        assertThat(container.get("livenessProbe").toString()).contains("path=/health,");
        assertThat(container.get("readinessProbe").toString()).contains("path=/health/readiness,");
    }

    @Test
    void letsNothingTalkThatIsNotNamed() {
        List<Manifest> policies = manifests().stream()
                .filter(manifest -> manifest.kind().equals("NetworkPolicy"))
                .toList();

        assertThat(policies.stream()
                        .filter(policy -> policy.name().equals("deny-all"))
                        .findFirst())
                .hasValueSatisfying(policy -> assertThat(policy.at("spec"))
                        .containsEntry("podSelector", Map.of())
                        .containsEntry("policyTypes", List.of("Ingress", "Egress"))
                        .doesNotContainKeys("ingress", "egress"));
        assertThat(policies)
                .allSatisfy(policy -> assertThat(list(policy.at("spec").get("ingress")))
                        .allMatch(rule -> rule.containsKey("from") && rule.containsKey("ports")));
    }

    @Test
    void letsOnlyTheAppReachOllama() {
        List<Object> rules = manifests().stream()
                .filter(manifest -> manifest.kind().equals("NetworkPolicy"))
                .filter(policy -> policy.name().equals("ollama"))
                .map(policy -> policy.at("spec").get("ingress"))
                .toList();

        Map<String, Object> app =
                Map.of("podSelector", Map.of("matchLabels", Map.of("app.kubernetes.io/name", "datalk")));
        Map<String, Object> port = Map.of("protocol", "TCP", "port", 11434);
        assertThat(rules).isNotEmpty().containsOnly(List.of(Map.of("from", List.of(app), "ports", List.of(port))));
    }

    @Test
    void asksForAKeyAndForMeasureAtTheGateway() {
        Map<String, String> plugins = manifests().stream()
                .filter(manifest -> manifest.kind().equals("Ingress"))
                .collect(Collectors.toMap(
                        Manifest::name,
                        ingress -> map(ingress.at("metadata").get("annotations"))
                                .get("konghq.com/plugins")
                                .toString(),
                        (first, second) -> first));

        assertThat(plugins.get("datalk-api")).contains("datalk-key", "datalk-rate");
        assertThat(plugins.get("datalk-site")).contains("datalk-rate-by-address");
        assertThat(plugins.get("datalk-closed")).isEqualTo("datalk-closed");
    }

    /** Policies see the port that a packet arrives at: not a service's own. */
    @Test
    void findsPodsAndNamesOnClustersOfOtherMakersToo() {
        assertThat(Repository.read(FOLDER + "/components/monitoring/network-policies.yaml"))
                .contains("port: 443\n", "port: 6443\n", "port: 8443\n", "port: 16443\n");
        assertThat(Repository.read(FOLDER + "/base/network-policies.yaml")).contains("cidr: 169.254.0.0/16");
        assertThat(Repository.read(FOLDER + "/components/monitoring/alertmanager/deployment.yaml"))
                .contains("--cluster.listen-address=\n");
    }

    @Test
    void overwritesNoSecretThatADatabaseWasMadeWith() {
        assertThat(Repository.matches("make-secrets \\| .*", Repository.read(FOLDER + "/README.md")))
                .hasSize(2)
                .containsOnly("make-secrets | kubectl create -f -");
    }

    @Test
    void holdsNoSecret() {
        assertThat(manifests()).noneMatch(manifest -> manifest.kind().equals("Secret"));
    }
}
