package datalk.records;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list and where in it a page begins. Pages start after a record, not after a number of records, so that
 * inserts and deletes in between neither repeat nor skip a record.
 *
 * @param moment the field of the stored documents that leads, newest first; null for lists in the order of ids
 * @param momentOf reads that field
 */
public record ListOrder<E extends StoredRecord<?, E>>(@Nullable String moment, Function<E, String> momentOf) {
    private static final String ID = "_id";
    private static final char SEPARATOR = '|';

    public static <E extends StoredRecord<?, E>> ListOrder<E> byId() {
        return new ListOrder<>(null, stored -> "");
    }

    public static <E extends StoredRecord<?, E>> ListOrder<E> newestFirst(String moment, Function<E, String> momentOf) {
        return new ListOrder<>(moment, momentOf);
    }

    /** The keys of the sort, 1 upwards and -1 downwards: also those of the index that serves it. */
    public Map<String, Integer> keys() {
        Map<String, Integer> keys = new LinkedHashMap<>();
        if (moment != null) {
            keys.put(moment, -1);
        }
        keys.put(ID, moment == null ? 1 : -1);
        return keys;
    }

    Bson sort() {
        return moment == null ? Sorts.ascending(ID) : Sorts.descending(moment, ID);
    }

    /** An opaque name for the place behind a record. */
    String cursor(E last) {
        String place = momentOf.apply(last) + SEPARATOR + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** The condition for what comes after that place. */
    Bson after(String cursor) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int separator = place.indexOf(SEPARATOR);
            String lastMoment = place.substring(0, separator);
            long lastId = Long.parseLong(place.substring(separator + 1));
            if (moment == null && lastMoment.isEmpty()) {
                return Filters.gt(ID, lastId);
            }
            if (moment != null && FieldKind.MOMENT.read(lastMoment).value() != null) {
                return Filters.and(
                        Filters.lte(moment, lastMoment),
                        Filters.or(Filters.lt(moment, lastMoment), Filters.lt(ID, lastId)));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // not one of ours: said below, as for a cursor of another list
        }
        throw InvalidFieldsException.parameters(List.of(new FieldIssue("after", "reason.cursor")));
    }
}
