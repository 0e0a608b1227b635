package datalk.records;

import static datalk.Http.filled;

import datalk.Http;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Records for tests, each with an id of its own: test classes share one database, which may outlive a build. */
public final class Samples {
    private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() * 1000);

    private Samples() {}

    public static long nextId() {
        return IDS.incrementAndGet();
    }

    public static String hub(long id) {
        return filled(
                """
                {"hub_id":{id},"hub_name":"HUB {id}","hub_city":"CURITIBA","hub_state":"PR",
                 "hub_latitude":-25.4,"hub_longitude":-49.2}""",
                Map.of("id", id));
    }

    public static String store(long id, long hub) {
        return filled(
                """
                {"store_id":{id},"hub_id":{hub},"store_name":"STORE {id}","store_segment":"FOOD",
                 "store_plan_price":49.9,"store_latitude":-25.4,"store_longitude":-49.2}""",
                Map.of("id", id, "hub", hub));
    }

    public static String channel(long id) {
        return filled(
                "{\"channel_id\":{id},\"channel_name\":\"CHANNEL {id}\",\"channel_type\":\"OWN CHANNEL\"}",
                Map.of("id", id));
    }

    public static String customer(long id) {
        return filled(
                """
                {"customer_id":{id},"customer_name":"Ana {id}","customer_email":"ana.{id}@example.com",
                 "customer_city":"CURITIBA","customer_state":"PR","customer_birth_year":1990,
                 "customer_tier":"GOLD","customer_since":"2019-02-09"}""",
                Map.of("id", id));
    }

    public static String order(long id, long store, long channel, long customer) {
        return filled(
                """
                {"order_id":{id},"store_id":{store},"channel_id":{channel},"customer_id":{customer},
                 "order_status":"FINISHED","order_amount":82.2,"order_delivery_fee":3.9,
                 "order_moment_created":"2021-02-05T18:53:01","order_metric_cycle_time":54.64}""",
                Map.of("id", id, "store", store, "channel", channel, "customer", customer));
    }

    /** A hub, a store in it, a channel and a customer, all created. */
    public static Mall mall(Http http) {
        Mall mall = new Mall(nextId(), nextId(), nextId(), nextId());
        create(http, "/api/hubs", hub(mall.hub()));
        create(http, "/api/stores", store(mall.store(), mall.hub()));
        create(http, "/api/channels", channel(mall.channel()));
        create(http, "/api/customers", customer(mall.customer()));
        return mall;
    }

    /** The ids of what an order refers to. */
    public record Mall(long hub, long store, long channel, long customer) {
        public String order(long id) {
            return Samples.order(id, store, channel, customer);
        }
    }

    /** Creates a record, which has to succeed. */
    public static void create(Http http, String path, String json) {
        var answer = http.post(path, json);
        if (answer.statusCode() != 201) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
        }
    }
}
