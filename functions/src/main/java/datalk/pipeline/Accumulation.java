package datalk.pipeline;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One {@code $group}. What two of its accumulators would bring together alike is brought together once. */
final class Accumulation {
    private final GroupKey key;
    private final Map<String, Document> accumulators = new LinkedHashMap<>();
    private final Map<String, String> alike = new HashMap<>();

    Accumulation(GroupKey key) {
        this.key = key;
    }

    void add(String name, String operator, @Nullable Object expression) {
        Document accumulator = new Document(operator, expression);
        accumulators.entrySet().stream()
                .filter(each -> each.getValue().equals(accumulator))
                .findFirst()
                .ifPresentOrElse(each -> alike.put(name, each.getKey()), () -> accumulators.put(name, accumulator));
    }

    void sum(String name, Object expression) {
        add(name, "$sum", expression);
    }

    /** How later stages call a part of the key, or what is accumulated under a name. */
    String reference(String name) {
        return key.parts().containsKey(name) ? key.reference(name) : "$" + alike.getOrDefault(name, name);
    }

    Bson stage() {
        List<BsonField> fields = new ArrayList<>();
        accumulators.forEach((name, accumulator) -> fields.add(new BsonField(name, accumulator)));
        return Aggregates.group(key.id(), fields);
    }
}
