package datalk.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What records are grouped by: names with the expressions of their values, in order.
 *
 * <p>A single one is the group's {@code _id} itself and not a document with one field, which costs a copy and a
 * comparison of documents for every record.
 */
record GroupKey(Map<String, String> parts) {
    GroupKey {
        parts = new LinkedHashMap<>(parts);
    }

    GroupKey() {
        this(Map.of());
    }

    GroupKey with(String name, String expression) {
        Map<String, String> more = new LinkedHashMap<>(parts);
        more.put(name, expression);
        return new GroupKey(more);
    }

    /** The {@code _id} of a {@code $group}; null brings all records into one group. */
    @Nullable Object id() {
        return parts.isEmpty()
                ? null
                : parts.size() == 1 ? parts.values().iterator().next() : new Document(parts);
    }

    /** How the stages after the {@code $group} call a part. */
    String reference(String name) {
        return parts.size() == 1 ? "$_id" : "$_id." + name;
    }
}
