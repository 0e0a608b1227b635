package datalk.records;

import java.util.List;

/**
 * Records of one collection name a record of another, and keep copies of some of its fields, so that a question about
 * orders is one pipeline over one collection.
 *
 * @param from collection whose documents refer
 * @param field the referring field
 * @param to collection referred to
 * @param copies fields copied from there, under the same name
 */
record Reference(String from, String field, String to, List<String> copies) {
    private static final List<String> HUB = List.of("hub_name", "hub_city", "hub_state");

    /** All references between records. An order refers to its hub through its store. */
    static final List<Reference> ALL = List.of(
            new Reference(CollectionNames.STORES, "hub_id", CollectionNames.HUBS, HUB),
            new Reference(
                    CollectionNames.ORDERS,
                    "store_id",
                    CollectionNames.STORES,
                    List.of(
                            "store_name",
                            "store_segment",
                            "store_plan_price_cents",
                            "hub_id",
                            "hub_name",
                            "hub_city",
                            "hub_state")),
            new Reference(CollectionNames.ORDERS, "hub_id", CollectionNames.HUBS, HUB),
            new Reference(
                    CollectionNames.ORDERS,
                    "channel_id",
                    CollectionNames.CHANNELS,
                    List.of("channel_name", "channel_type")),
            new Reference(
                    CollectionNames.ORDERS,
                    "customer_id",
                    CollectionNames.CUSTOMERS,
                    List.of(
                            "customer_tier",
                            "customer_city",
                            "customer_state",
                            "customer_birth_year",
                            "customer_since")));

    Reference {
        copies = List.copyOf(copies);
    }

    static List<Reference> to(String collection) {
        return ALL.stream()
                .filter(reference -> reference.to().equals(collection))
                .toList();
    }
}
