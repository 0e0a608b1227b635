package datalk.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs pods: a Deployment or a StatefulSet. */
record Workload(Manifest manifest) {
    static boolean is(Manifest manifest) {
        return List.of("Deployment", "StatefulSet").contains(manifest.kind());
    }

    String name() {
        return manifest.name();
    }

    Map<String, Object> pod() {
        return manifest.at("spec", "template", "spec");
    }

    Map<String, Object> labels() {
        return manifest.at("spec", "template", "metadata", "labels");
    }

    /** Those that prepare it too. */
    List<Map<String, Object>> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(kind -> Manifest.list(pod().get(kind)).stream())
                .toList();
    }

    List<Map<String, Object>> volumes() {
        return Manifest.list(pod().get("volumes"));
    }

    /** Ports that its containers listen at, by their names. */
    Map<String, Integer> ports() {
        return containers().stream()
                .flatMap(container -> Manifest.list(container.get("ports")).stream())
                .collect(Collectors.toMap(
                        port -> (String) port.get("name"), port -> (Integer) port.get("containerPort")));
    }

    @Override
    public String toString() {
        return manifest.toString();
    }
}
