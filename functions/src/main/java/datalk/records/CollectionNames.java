package datalk.records;

/** The names of the collections that more than one room, or an index, speaks of. */
public final class CollectionNames {
    public static final String HUBS = "hubs";
    public static final String STORES = "stores";
    public static final String CHANNELS = "channels";
    public static final String CUSTOMERS = "customers";
    public static final String ORDERS = "orders";

    /** Holds one document whose number grows with every change to hubs, stores, channels or customers. */
    public static final String REGISTER_VERSIONS = "register_versions";

    /** What was asked, answered and judged; kept for a while and no longer. */
    public static final String CONVERSATIONS = "conversations";

    public static final String ANSWERS = "answers";
    public static final String FEEDBACK = "feedback";

    private CollectionNames() {}
}
