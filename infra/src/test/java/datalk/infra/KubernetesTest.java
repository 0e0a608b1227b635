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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the manifests to Kubernetes' own schemas, and to what must not change in them.
 *
 * <p>What Kustomize makes of them is held by the tests of a cluster, which {@code infra/check manifests} runs.
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

    /** As they lie there, but for patches, which are no manifests. */
    static List<Manifest> manifests() {
        return Repository.files(FOLDER, ".yaml").stream()
                .filter(file -> !isPatch(file))
                .flatMap(file -> Manifest.readAll(file).stream())
                .filter(manifest -> !manifest.kind().equals("Kustomization")
                        && !manifest.kind().equals("Component"))
                .toList();
    }

    private static boolean isPatch(Path file) {
        return file.getParent().getParent().endsWith("overlays");
    }

    static List<Workload> workloads() {
        return manifests().stream().filter(Workload::is).map(Workload::new).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void fitsItsSchema(Manifest manifest) {
        assertFits(manifest);
    }

    static void assertFits(Manifest manifest) {
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
    void isAskedHowItFaresAndKeptWithinLimits(Workload workload) {
        assertThat(workload.containers()).allSatisfy(container -> {
            assertThat(container).containsKeys("readinessProbe", "livenessProbe");
            assertThat(Manifest.map(container.get("resources"))).containsKeys("requests", "limits");
            assertThat((String) container.get("image")).doesNotEndWith(":latest");
        });
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
