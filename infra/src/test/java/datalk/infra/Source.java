package datalk.infra;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a workload has its settings and files from: ConfigMaps, Secrets and volumes. */
record Source(Cluster cluster, Workload workload) {

    /** The keys that it asks for by name, of each ConfigMap and Secret that it asks for. */
    Map<String, Set<String>> settings() {
        Map<String, Set<String>> asked = new HashMap<>();
        for (Map<String, Object> container : workload.containers()) {
            Manifest.list(container.get("envFrom")).forEach(from -> from.values()
                    .forEach(source -> keys(asked, Manifest.map(source).get("name"))));
            Manifest.list(container.get("env")).forEach(variable -> Manifest.map(variable.get("valueFrom"))
                    .values()
                    .forEach(source -> keys(asked, Manifest.map(source).get("name"))
                            .add(Manifest.map(source).get("key").toString())));
        }
        for (Map<String, Object> volume : workload.volumes()) {
            source(volume).ifPresent(name -> Manifest.list(content(volume).get("items"))
                    .forEach(item -> keys(asked, name).add(item.get("key").toString())));
        }
        volumes().values().stream().filter(name -> !name.isEmpty()).forEach(name -> keys(asked, name));
        return asked;
    }

    private static Set<String> keys(Map<String, Set<String>> asked, Object name) {
        return asked.computeIfAbsent(name.toString(), any -> new HashSet<>());
    }

    List<Map<String, Object>> mounts() {
        return workload.containers().stream()
                .flatMap(container -> Manifest.list(container.get("volumeMounts")).stream())
                .toList();
    }

    /** The ConfigMap or Secret behind each volume; empty where it is another kind of volume. */
    Map<String, String> volumes() {
        Map<String, String> found = workload.volumes().stream()
                .collect(Collectors.toMap(volume -> volume.get("name").toString(), volume -> source(volume)
                        .orElse("")));
        workload.manifest()
                .objects("spec", "volumeClaimTemplates")
                .forEach(claim -> found.put(
                        Manifest.map(claim.get("metadata")).get("name").toString(), ""));
        return found;
    }

    private static Optional<String> source(Map<String, Object> volume) {
        Object name = volume.containsKey("secret")
                ? content(volume).get("secretName")
                : content(volume).get("name");
        return Optional.ofNullable(name).map(Object::toString);
    }

    private static Map<String, Object> content(Map<String, Object> volume) {
        return Manifest.map(volume.getOrDefault("secret", volume.get("configMap")));
    }

    /** The keys of a ConfigMap or Secret that is there; none of one that is not. */
    Set<String> keysOf(String name) {
        if (cluster.secrets().containsKey(name)) {
            return cluster.secrets().get(name).keySet();
        }
        return cluster.all("ConfigMap").stream()
                .filter(map -> map.name().equals(name))
                .map(map -> map.at("data").keySet())
                .findFirst()
                .orElse(Set.of());
    }
}
