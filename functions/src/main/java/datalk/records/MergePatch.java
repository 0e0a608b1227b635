package datalk.records;

import io.micronaut.json.tree.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON Merge Patch (RFC 7396): fields that are there replace, fields that are null remove.
 *
 * <p>Example: {@code {"store_name": "CUMIURI 2", "store_latitude": null}}.
 */
public record MergePatch(JsonNode changes) {
    /** What it is sent as. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** In the description of the interface, the place where fields of a kind of record are. */
    @Schema(hidden = true)
    public record Fields() {}

    /** The target with the changes made; what is not an object replaces the whole. */
    JsonNode applyTo(JsonNode target) {
        return merge(target, changes);
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        if (target.isObject()) {
            target.entries().forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
        }
        patch.entries().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                JsonNode before = merged.getOrDefault(change.getKey(), JsonNode.nullNode());
                merged.put(change.getKey(), merge(before, change.getValue()));
            }
        });
        return JsonNode.createObjectNode(merged);
    }
}
