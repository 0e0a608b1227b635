package datalk;

import datalk.grounding.ValueLookup;
import datalk.plan.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of the small mall, straight from its files: for tests that read questions and need no database. */
public final class MallNames implements ValueLookup {
    private static final Map<String, String> RECORDS = Map.of(
            "hub", "select hub_id, hub_name from hubs",
            "channel", "select channel_id, channel_name from channels");
    private static final Map<String, String> TEXTS = Map.of(
            "chain", "select distinct store_name from stores",
            "city", "select distinct city from hubs",
            "state", "select distinct state from hubs",
            "customer_city", "select distinct customer_city from customers",
            "customer_state", "select distinct customer_state from customers");
    private static final Map<String, String> BY_ID = Map.of(
            "store", "select store_name || ' (' || store_id || ')' from stores where store_id = ",
            "hub", "select hub_name || ' (' || hub_id || ')' from hubs where hub_id = ",
            "channel", "select channel_name || ' (' || channel_id || ')' from channels where channel_id = ",
            "customer", "select customer_id from customers where customer_id = ");

    private final Names names = new Names(read(), "1");

    private static Map<String, List<Value>> read() {
        Map<String, List<Value>> values = new LinkedHashMap<>();
        RECORDS.forEach((dimension, sql) -> values.put(
                dimension,
                MallSql.rows(sql).stream()
                        .map(row -> new Value(((Number) row.get(0)).longValue(), (String) row.get(1)))
                        .toList()));
        TEXTS.forEach((dimension, sql) -> values.put(
                dimension,
                MallSql.rows(sql).stream().map(row -> Value.of(row.get(0))).toList()));
        return values;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Optional<Value> findRecord(String dimension, long id) {
        return Optional.ofNullable(BY_ID.get(dimension))
                .flatMap(sql -> MallSql.rows(sql + id).stream().findFirst())
                .map(row -> new Value(id, String.valueOf(row.get(0))));
    }
}
