package datalk.local;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.backend.aggregation.accumulator.Accumulator;
import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code $group} by hash, with the library's accumulators. The library's own keeps groups in a tree, where each record
 * is compared with as many keys as the tree is high.
 */
final class HashedGroups implements AggregationStage {
    private static final String ID = "_id";

    private final Function<Document, Object> id;
    private final List<Supplier<Accumulator>> accumulators;
    private final List<Function<Document, Object>> values;

    HashedGroups(Document group) {
        if (!group.containsKey(ID)) {
            throw new MongoServerError(15955, "a group specification must include an _id");
        }
        id = expression(group.get(ID));
        Map<String, Supplier<Accumulator>> parsed = Accumulator.parse(group);
        accumulators = List.copyOf(parsed.values());
        values = accumulators.stream()
                .map(each -> expression(each.get().getExpression()))
                .toList();
    }

    /** A group as it grows, under the key that its first record had. */
    private record Group(Object key, List<Accumulator> accumulators) {
        Document result() {
            Document result = new Document(ID, key);
            accumulators.forEach(each -> result.put(each.getField(), each.getResult()));
            return result;
        }
    }

    @Override
    public String name() {
        return "$group";
    }

    @Override
    public Stream<Document> apply(Stream<Document> records) {
        Map<Object, Group> groups = new LinkedHashMap<>();
        records.forEach(record -> {
            Object key = id.apply(record);
            Group group = groups.computeIfAbsent(comparable(key), any -> group(key));
            for (int i = 0; i < values.size(); i++) {
                group.accumulators().get(i).aggregate(values.get(i).apply(record));
            }
        });
        return groups.values().stream().map(Group::result);
    }

    private Group group(Object key) {
        return new Group(
                Missing.isNullOrMissing(key) ? null : key,
                accumulators.stream().map(Supplier::get).toList());
    }

    /** A field's name is read straight from the record; anything else is the library's to evaluate. */
    private static Function<Document, Object> expression(Object expression) {
        if (isField(expression)) {
            String field = ((String) expression).substring(1);
            return record -> record.getOrMissing(field);
        }
        if (expression instanceof Document parts
                && parts.values().stream().allMatch(HashedGroups::isField)
                && parts.keySet().stream().noneMatch(name -> name.startsWith("$"))) {
            return parts(parts);
        }
        return record -> Expression.evaluateDocument(expression, record);
    }

    private static boolean isField(Object expression) {
        return expression instanceof String text
                && text.startsWith("$")
                && !text.startsWith("$$")
                && !text.contains(".");
    }

    private static Function<Document, Object> parts(Document parts) {
        return record -> {
            Document key = new Document();
            parts.forEach((name, field) -> {
                Object value = record.getOrMissing(((String) field).substring(1));
                if (!(value instanceof Missing)) {
                    key.put(name, value);
                }
            });
            return key;
        };
    }

    /** Numbers of any kind are one key where they are equal, and so are null and a missing value. */
    private static Object comparable(Object key) {
        if (Missing.isNullOrMissing(key)) {
            return Missing.class;
        }
        if (key instanceof Number number) {
            long whole = number.longValue();
            return whole == number.doubleValue() ? (Object) whole : (Object) number.doubleValue();
        }
        if (key instanceof Document document) {
            Map<String, Object> parts = new LinkedHashMap<>();
            document.forEach((name, value) -> parts.put(name, comparable(value)));
            return parts;
        }
        return key instanceof Collection<?> list
                ? list.stream().map(HashedGroups::comparable).toList()
                : key;
    }
}
