package datalk.local;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The records of a collection that have text in a field, in its order: what an index on the field would hold. */
record OrderedRecords(List<Entry> entries) {
    /** A record with its text. */
    record Entry(String text, Document record) {}

    /** Nothing where some record has something else in the field: other things are compared by other rules. */
    static Optional<OrderedRecords> of(Stream<Document> records, String field) {
        List<Entry> entries = new ArrayList<>();
        for (Document each : (Iterable<Document>) records::iterator) {
            Object value = each.getOrMissing(field);
            if (value instanceof String text) {
                entries.add(new Entry(text, each));
            } else if (!Missing.isNullOrMissing(value)) {
                return Optional.empty();
            }
        }
        entries.sort(Comparator.comparing(Entry::text));
        return Optional.of(new OrderedRecords(entries));
    }

    /** The records whose text lies in a range. */
    Stream<Document> within(TextRange range) {
        int from = countOfFirst(text -> range.isAfter(text));
        int to = countOfFirst(text -> !range.isBefore(text));
        return entries.subList(from, Math.max(from, to)).stream().map(Entry::record);
    }

    /** How many of the first entries have what only the first ones have. */
    private int countOfFirst(Predicate<String> among) {
        int least = 0;
        int most = entries.size();
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (among.test(entries.get(middle).text())) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }
}
