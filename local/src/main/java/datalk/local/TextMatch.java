package datalk.local;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code $match} that compares a text with a field's text itself, and leaves all other conditions to the library. */
final class TextMatch implements AggregationStage {
    private final QueryMatcher library = new DefaultQueryMatcher();
    private final Map<String, Object> texts;
    private final Document others = new Document();

    TextMatch(Document conditions) {
        texts = conditions.entrySet().stream()
                .filter(each -> each.getValue() instanceof String)
                .filter(each -> !each.getKey().startsWith("$") && !each.getKey().contains("."))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        others.putAll(conditions);
        texts.keySet().forEach(others::remove);
    }

    @Override
    public String name() {
        return "$match";
    }

    @Override
    public Stream<Document> apply(Stream<Document> records) {
        Stream<Document> equal =
                records.filter(record -> texts.entrySet().stream().allMatch(text -> holds(text, record)));
        return others.isEmpty() ? equal : equal.filter(record -> library.matches(record, others));
    }

    /** A list matches where one of its values does. */
    private boolean holds(Map.Entry<String, Object> text, Document record) {
        Object value = record.get(text.getKey());
        return value instanceof Collection
                ? library.matches(record, new Document(text.getKey(), text.getValue()))
                : text.getValue().equals(value);
    }
}
