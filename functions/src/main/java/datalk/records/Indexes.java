package datalk.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All indexes of the database, declared here and nowhere else; {@link IndexCreator} makes them.
 *
 * <p>A list's filter needs an index that begins with the filtered field and goes on as the list is sorted. A question
 * filters and groups orders by one field and mostly a range of days. What is kept for a while only is removed by an
 * index too.
 */
public final class Indexes {
    private static final String ID = "_id";
    private static final String DAY = "day";
    private static final String MOMENT = "order_moment_created";
    private static final String RATED = "rated_at";
    private static final List<String> EXPIRING =
            List.of(CollectionNames.CONVERSATIONS, CollectionNames.ANSWERS, CollectionNames.FEEDBACK);

    /** A year: longer than anything is to be kept. */
    private static final int COSMOS_SECONDS = 365 * 24 * 60 * 60;

    private Indexes() {}

    /**
     * One index.
     *
     * @param keys field and direction, 1 upwards and -1 downwards, in the order that matters
     */
    public record Index(String collection, Map<String, Integer> keys) {
        public Index {
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }
    }

    /**
     * An index by which the database removes documents whose time is over.
     *
     * @param seconds after the moment in {@code field}
     */
    public record Expiring(String collection, String field, int seconds) {}

    /**
     * MongoDB removes a document after the date in its {@code expires_at}. Cosmos DB counts from its own {@code _ts}
     * and nothing else, the seconds that the document names in {@code ttl}; what this index says is for documents
     * without.
     */
    public static List<Expiring> expiring(boolean cosmos) {
        return EXPIRING.stream()
                .map(collection -> cosmos
                        ? new Expiring(collection, "_ts", COSMOS_SECONDS)
                        : new Expiring(collection, "expires_at", 0))
                .toList();
    }

    /** The declared indexes. That on {@code _id} is always there. */
    public static List<Index> all() {
        List<Index> all = new ArrayList<>();
        byId(all, CollectionNames.HUBS, "hub_name", "hub_city", "hub_state");
        byId(all, CollectionNames.STORES, "hub_id", "store_segment", "store_name");
        byId(all, CollectionNames.CHANNELS, "channel_name", "channel_type");
        byId(
                all,
                CollectionNames.CUSTOMERS,
                "customer_city",
                "customer_state",
                "customer_tier",
                "customer_birth_year",
                "customer_since_day",
                "customer_since_month");
        all.add(index(CollectionNames.ORDERS, MOMENT, -1, ID, -1));
        for (String field : List.of("store_id", "hub_id", "channel_id", "customer_id", "order_status")) {
            all.add(new Index(CollectionNames.ORDERS, newestFirst(field, MOMENT)));
            all.add(index(CollectionNames.ORDERS, field, 1, DAY, 1));
        }
        all.add(index(CollectionNames.ORDERS, DAY, 1, "order_status", 1));
        all.add(index(CollectionNames.ORDERS, "month", 1, "order_status", 1));
        for (String field : List.of("store_name", "store_segment", "hub_city", "hub_state", "customer_tier")) {
            all.add(index(CollectionNames.ORDERS, field, 1, DAY, 1));
        }
        all.add(index(CollectionNames.FEEDBACK, RATED, -1, ID, -1));
        all.add(new Index(CollectionNames.FEEDBACK, newestFirst("rating", RATED)));
        return List.copyOf(all);
    }

    private static void byId(List<Index> all, String collection, String... fields) {
        for (String field : fields) {
            all.add(index(collection, field, 1, ID, 1));
        }
    }

    private static Map<String, Integer> newestFirst(String field, String moment) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        keys.put(field, 1);
        keys.put(moment, -1);
        keys.put(ID, -1);
        return keys;
    }

    private static Index index(
            String collection, String first, int firstDirection, String second, int secondDirection) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        keys.put(first, firstDirection);
        keys.put(second, secondDirection);
        return new Index(collection, keys);
    }
}
