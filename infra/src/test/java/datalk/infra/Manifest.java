package datalk.infra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** One object of a cluster, as YAML says it. */
record Manifest(Path file, Map<String, Object> content) {

    static List<Manifest> readAll(Path file) {
        return readAll(file, Repository.read(file));
    }

    static List<Manifest> readAll(Path file, String text) {
        List<Manifest> found = new ArrayList<>();
        new Yaml().loadAll(text).forEach(each -> {
            if (each instanceof Map<?, ?> && map(each).containsKey("apiVersion")) {
                found.add(new Manifest(file, map(each)));
            }
        });
        return found;
    }

    String kind() {
        return (String) content.get("kind");
    }

    String name() {
        return (String) at("metadata").get("name");
    }

    /** The object at a path; empty where there is none. */
    Map<String, Object> at(String... path) {
        Map<String, Object> found = content;
        for (String key : path) {
            found = map(found.get(key));
        }
        return found;
    }

    /** The objects of the list at a path; none where there is no such list. */
    List<Map<String, Object>> objects(String... path) {
        String[] parent = Arrays.copyOf(path, path.length - 1);
        return list(at(parent).get(path[path.length - 1]));
    }

    @SuppressWarnings("unchecked") // YAML's objects
    static Map<String, Object> map(Object yaml) {
        return yaml == null ? Map.of() : (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked") // YAML's lists
    static List<Map<String, Object>> list(Object yaml) {
        return yaml == null ? List.of() : (List<Map<String, Object>>) yaml;
    }

    @Override
    public String toString() {
        return file.getFileName() + ": " + kind() + " " + name();
    }
}
