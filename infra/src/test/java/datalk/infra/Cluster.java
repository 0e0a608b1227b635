package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that an overlay puts into a cluster: what Kustomize makes of it, as {@code infra/check manifests} has left it in
 * {@code target/rendered}, and the Secrets that its script makes.
 */
record Cluster(String overlay, List<Manifest> manifests, Map<String, Map<String, Object>> secrets) {
    private static final String MAKE_SECRETS = "infra/kubernetes/overlays/local/make-secrets";

    static Cluster of(String overlay) {
        List<Manifest> manifests = Manifest.readAll(Path.of("target", "rendered", overlay + ".yaml"));
        assertThat(manifests).hasSizeGreaterThan(30);
        return new Cluster(
                overlay,
                manifests,
                make(overlay).stream().collect(Collectors.toMap(Manifest::name, secret -> secret.at("stringData"))));
    }

    private static List<Manifest> make(String overlay) {
        Path script = Repository.path(MAKE_SECRETS);
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
        if (overlay.equals("aks")) {
            builder.environment().put("WITHOUT_DATABASE", "1");
        }
        try {
            Process process = builder.start();
            String made = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Manifest.readAll(script, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Manifest> all(String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .toList();
    }

    /** The one of that name; Kustomize may have added a hash of its content. */
    Manifest get(String kind, String name) {
        List<Manifest> found = all(kind).stream()
                .filter(manifest -> manifest.name().matches(name + "(-[a-z0-9]{10})?"))
                .toList();
        assertThat(found).as("%s %s of %s", kind, name, overlay).hasSize(1);
        return found.get(0);
    }

    List<Workload> workloads() {
        return manifests.stream().filter(Workload::is).map(Workload::new).toList();
    }

    Workload workload(String name) {
        List<Workload> found =
                workloads().stream().filter(each -> each.name().equals(name)).toList();
        assertThat(found).as("what runs %s in %s", name, overlay).hasSize(1);
        return found.get(0);
    }

    /** The one whose pods have these labels: a selector that finds none, or several, is a mistake here. */
    Workload selectedBy(Map<String, Object> labels) {
        List<Workload> found = workloads().stream()
                .filter(each -> each.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        assertThat(labels).isNotEmpty();
        assertThat(found).as("pods with %s in %s", labels, overlay).hasSize(1);
        return found.get(0);
    }

    Map<String, Manifest> services() {
        return all("Service").stream().collect(Collectors.toMap(Manifest::name, Function.identity()));
    }

    /** What a file of a ConfigMap holds, or the value of a setting. */
    String data(String configMap, String key) {
        Object found = get("ConfigMap", configMap).at("data").get(key);
        assertThat(found).as("%s of %s", key, configMap).isNotNull();
        return found.toString();
    }
}
