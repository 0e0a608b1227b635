package datalk.local;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** {@code $match} that compares a text with a field's text itself, and leaves all other conditions to the library. */
final class TextMatch implements AggregationStage {
    private final QueryMatcher library = new DefaultQueryMatcher();
    private final List<Text> texts = new ArrayList<>();
    private final Document others = new Document();

    private record Text(String field, String text) {}

    TextMatch(Document conditions) {
        conditions.forEach((field, asked) -> {
            if (asked instanceof String text && !field.startsWith("$") && !field.contains(".")) {
                texts.add(new Text(field, text));
            } else {
                others.put(field, asked);
            }
        });
    }

    @Override
    public String name() {
        return "$match";
    }

    @Override
    public Stream<Document> apply(Stream<Document> records) {
        return records.filter(record -> hasTexts(record) && (others.isEmpty() || library.matches(record, others)));
    }

    private boolean hasTexts(Document record) {
        for (Text text : texts) {
            if (!holds(text, record)) {
                return false;
            }
        }
        return true;
    }

    /** A list matches where one of its values does. */
    private boolean holds(Text text, Document record) {
        Object value = record.get(text.field());
        return value instanceof Collection
                ? library.matches(record, new Document(text.field(), text.text()))
                : text.text().equals(value);
    }
}
