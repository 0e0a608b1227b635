package datalk.records;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies between records: references, copies and the version of the registers. */
@MicronautTest
class ReferenceTest {
    @Inject
    EmbeddedServer server;

    @Inject
    RecordDatabase database;

    private Http http;
    private Samples.Mall mall;
    private long order;

    @BeforeEach
    void fillMall() {
        http = new Http(server);
        mall = Samples.mall(http);
        order = Samples.nextId();
        Samples.create(http, "/api/orders", mall.order(order));
    }

    private Document stored(String collection, long id) {
        return database.collection(collection).find(eq("_id", id)).first();
    }

    @Test
    void storesOrdersWithCopiesAndCalendarParts() {
        Document stored = stored(CollectionNames.ORDERS, order);

        assertThat(stored)
                .containsEntry("order_amount_cents", 8220L)
                .containsEntry("order_moment_created", "2021-02-05T18:53:01")
                .containsEntry("day", "2021-02-05")
                .containsEntry("week", "2021-02-01")
                .containsEntry("month", "2021-02")
                .containsEntry("quarter", "2021-Q1")
                .containsEntry("year", 2021)
                .containsEntry("weekday", 5)
                .containsEntry("hour", 18)
                .containsEntry("store_name", "STORE " + mall.store())
                .containsEntry("store_segment", "FOOD")
                .containsEntry("store_plan_price_cents", 4990L)
                .containsEntry("hub_id", mall.hub())
                .containsEntry("hub_name", "HUB " + mall.hub())
                .containsEntry("hub_city", "CURITIBA")
                .containsEntry("hub_state", "PR")
                .containsEntry("channel_name", "CHANNEL " + mall.channel())
                .containsEntry("channel_type", "OWN CHANNEL")
                .containsEntry("customer_tier", "GOLD")
                .containsEntry("customer_city", "CURITIBA")
                .containsEntry("customer_state", "PR")
                .containsEntry("customer_birth_year", 1990)
                .containsEntry("customer_since", "2019-02-09")
                .doesNotContainKeys("customer_name", "customer_email");
    }

    @Test
    void copiesAHubsNewNameToItsStoresAndTheirOrders() {
        http.patch("/api/hubs/" + mall.hub(), "{\"hub_name\":\"RENAMED\",\"hub_city\":\"LAPA\"}");

        assertThat(stored(CollectionNames.STORES, mall.store()))
                .containsEntry("hub_name", "RENAMED")
                .containsEntry("hub_city", "LAPA");
        assertThat(stored(CollectionNames.ORDERS, order))
                .containsEntry("hub_name", "RENAMED")
                .containsEntry("hub_city", "LAPA");
    }

    /** It shows nothing of the hub's name. */
    @Test
    void leavesTheTagsOfWhatCopiesAHub() {
        String store = "/api/stores/" + mall.store();
        List<String> before = List.of(Http.etag(http.get(store)), Http.etag(http.get("/api/orders/" + order)));

        http.patch("/api/hubs/" + mall.hub(), "{\"hub_name\":\"RENAMED\"}");

        assertThat(List.of(Http.etag(http.get(store)), Http.etag(http.get("/api/orders/" + order))))
                .isEqualTo(before);
        assertThat(http.patch(store, "{\"store_segment\":\"GOOD\"}", "If-Match", before.get(0))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void copiesAStoresMoveToItsOrders() {
        long elsewhere = Samples.nextId();
        Samples.create(http, "/api/hubs", Samples.hub(elsewhere));

        http.patch(
                "/api/stores/" + mall.store(),
                "{\"hub_id\":" + elsewhere + ",\"store_segment\":\"GOOD\",\"store_plan_price\":null}");

        assertThat(stored(CollectionNames.ORDERS, order))
                .containsEntry("hub_id", elsewhere)
                .containsEntry("hub_name", "HUB " + elsewhere)
                .containsEntry("store_segment", "GOOD")
                .doesNotContainKey("store_plan_price_cents");
    }

    @Test
    void copiesChannelsAndCustomersToTheirOrders() {
        http.patch("/api/channels/" + mall.channel(), "{\"channel_type\":\"MARKETPLACE\"}");
        http.patch("/api/customers/" + mall.customer(), "{\"customer_tier\":\"SILVER\"}");

        assertThat(stored(CollectionNames.ORDERS, order))
                .containsEntry("channel_type", "MARKETPLACE")
                .containsEntry("customer_tier", "SILVER");
    }

    @Test
    void copiesAnImportedNameToOrders() {
        http.postCsv(
                "/api/imports/channels",
                "channel_id,channel_name,channel_type\n" + mall.channel() + ",IMPORTED,MARKETPLACE\n");

        assertThat(stored(CollectionNames.ORDERS, order)).containsEntry("channel_name", "IMPORTED");
    }

    @Test
    void keepsWhatOthersReferTo() {
        assertThat(http.delete("/api/hubs/" + mall.hub()).statusCode()).isEqualTo(409);
        assertThat(http.delete("/api/stores/" + mall.store()).statusCode()).isEqualTo(409);
        assertThat(http.delete("/api/channels/" + mall.channel()).statusCode()).isEqualTo(409);
        assertThat(http.delete("/api/customers/" + mall.customer()).statusCode())
                .isEqualTo(409);

        assertThat(http.delete("/api/orders/" + order).statusCode()).isEqualTo(204);
        assertThat(http.delete("/api/stores/" + mall.store()).statusCode()).isEqualTo(204);
        assertThat(http.delete("/api/hubs/" + mall.hub()).statusCode()).isEqualTo(204);
    }

    /** Whoever writes the record again, in whatever way, finishes what an earlier write left to be done. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PATCH", "PUT", "POST", "import", "import of another price", "PATCH of a state before"})
    void finishesWhatAnEarlierWriteLeft(String call) {
        long version = registerVersion();
        database.collection(CollectionNames.ORDERS).updateOne(eq("_id", order), set("store_name", "BEFORE"));
        database.collection(CollectionNames.STORES).updateOne(eq("_id", mall.store()), set("unfinished", "earlier"));
        String tag = Http.etag(http.get("/api/stores/" + mall.store()));

        int status = writeAgain(call).statusCode();

        assertThat(status).isIn(200, 409, 412);
        assertThat(stored(CollectionNames.ORDERS, order)).containsEntry("store_name", "STORE " + mall.store());
        assertThat(stored(CollectionNames.STORES, mall.store())).doesNotContainKey("unfinished");
        assertThat(registerVersion()).isGreaterThan(version);
        if (!call.contains("price")) {
            assertThat(Http.etag(http.get("/api/stores/" + mall.store()))).isEqualTo(tag);
        }
    }

    private HttpResponse<String> writeAgain(String call) {
        String path = "/api/stores/" + mall.store();
        String store = Samples.store(mall.store(), mall.hub());
        String same = "{\"store_name\":\"STORE " + mall.store() + "\"}";
        return switch (call) {
            case "PATCH" -> http.patch(path, same);
            case "PATCH of a state before" -> http.patch(path, same, "If-Match", "\"0-0\"");
            case "PUT" -> http.put(path, store);
            case "POST" -> http.post("/api/stores", store);
            default -> http.postCsv("/api/imports/stores", row(call.contains("price") ? "50" : "49.9"));
        };
    }

    private String row(String price) {
        return "store_id,hub_id,store_name,store_segment,store_plan_price,store_latitude,store_longitude\n"
                + Http.filled("{id},{hub},STORE {id},FOOD,", Map.of("id", mall.store(), "hub", mall.hub()))
                + price + ",-25.4,-49.2\n";
    }

    @Test
    void marksNothingThatIsFinished() {
        http.patch("/api/hubs/" + mall.hub(), "{\"hub_name\":\"RENAMED\"}");
        http.postCsv("/api/imports/stores", row("50"));

        for (String kind : List.of(CollectionNames.HUBS, CollectionNames.STORES)) {
            assertThat(database.collection(kind)
                            .countDocuments(and(in("_id", mall.hub(), mall.store()), exists("unfinished"))))
                    .isZero();
        }
        assertThat(stored(CollectionNames.CHANNELS, mall.channel())).doesNotContainKey("unfinished");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"hubs", "stores", "channels", "customers"})
    void countsChangesOfTheRegisters(String kind) {
        long id =
                switch (kind) {
                    case "hubs" -> mall.hub();
                    case "stores" -> mall.store();
                    case "channels" -> mall.channel();
                    default -> mall.customer();
                };
        String field = kind.substring(0, kind.length() - 1) + "_name";
        long before = registerVersion();

        http.patch("/api/" + kind + "/" + id, "{\"" + field + "\":\"CHANGED\"}");
        long changed = registerVersion();
        http.patch("/api/" + kind + "/" + id, "{\"" + field + "\":\"CHANGED\"}");
        http.patch("/api/orders/" + order, "{\"order_amount\":1}");

        assertThat(changed).isGreaterThan(before);
        assertThat(registerVersion()).isEqualTo(changed);
    }

    private long registerVersion() {
        return database.collection(CollectionNames.REGISTER_VERSIONS)
                .find(eq("_id", "registers"))
                .first()
                .getLong("version");
    }
}
