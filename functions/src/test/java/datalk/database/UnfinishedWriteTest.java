package datalk.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import datalk.Http;
import datalk.Mall;
import datalk.database.FaultyWire.Fault;
import datalk.records.Samples;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes of registers that are lost halfway, or crossed by others at the worst moment. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnfinishedWriteTest {
    private static final String DATABASE = "unfinished";
    private static final String HUB = "{\"hub_id\":%d,\"hub_name\":\"A\",\"hub_city\":\"B\",\"hub_state\":\"SP\"}";

    private static final String STORE =
            "{\"store_id\":79,\"hub_id\":1,\"store_name\":\"%s\",\"store_segment\":\"FOOD\"}";

    @Inject
    ApplicationContext shared;

    private FaultyWire wire;
    private ApplicationContext application;
    private Http http;

    @BeforeAll
    void start() {
        wire = new FaultyWire(shared.getRequiredProperty("mongodb.uri", String.class));
        application = ApplicationContext.run(
                Map.of("mongodb.uri", wire.uri(DATABASE), "micronaut.server.port", "-1"), Environment.TEST);
        http = new Http(application.getBean(EmbeddedServer.class).start());
        for (String kind : List.of("hubs", "channels", "stores", "customers", "orders")) {
            assertThat(http.postCsv("/api/imports/" + kind, Mall.file(kind)).body())
                    .contains("\"rejected\":[]");
        }
    }

    @AfterEach
    void repair() {
        wire.fail(command -> Fault.NONE);
    }

    @AfterAll
    void close() {
        application.close();
        wire.close();
    }

    @ParameterizedTest(name = "{0} lost, {1} again")
    @CsvSource({"orders, PATCH, ZIMBORIO", "register_versions, PATCH, XUMBREGA", "register_versions, import, BRUMADINHA"
    })
    void finishesAChangeThatFailedHalfway(String lost, String call, String name) {
        String before = ordersOf(11);
        wire.fail(command -> command.isOf("update", lost) ? Fault.LOST_BEFORE : Fault.NONE);
        HttpResponse<String> failed = rename(call, name);
        wire.fail(command -> Fault.NONE);
        HttpResponse<String> again = rename(call, name);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(ask("quantos pedidos teve a loja " + name + "?"))
                .contains("\"status\":\"answered\"", "\"rows\":[[" + before + "]]");
        wire.fail(command -> command.isOf("update", "stores") ? Fault.LOST_BEFORE : Fault.NONE);
        assertThat(rename(call, name).statusCode()).isEqualTo(200); // nothing is left to be done
    }

    private HttpResponse<String> rename(String call, String name) {
        return call.equals("PATCH")
                ? http.patch("/api/stores/11", "{\"store_name\":\"" + name + "\"}")
                : http.postCsv(
                        "/api/imports/stores",
                        "store_id,hub_id,store_name,store_segment,store_plan_price\n11,1," + name + ",GOOD,99.9\n");
    }

    private String ordersOf(int store) {
        String body = http.get("/api/orders?limit=500&store_id=" + store).body();
        return String.valueOf(body.split("\"order_id\"").length - 1);
    }

    private String ask(String question) {
        return http.post("/api/ask", "{\"question\":\"" + question + "\"}").body();
    }

    /** Other instances have to hear of names that came or went, whoever was told to try again. */
    @Test
    void countsChangesOfTheRegistersThatFailedToSaySo() {
        long before = registerVersion();
        HttpResponse<String> created = withoutSayingSo(() -> http.post("/api/hubs", HUB.formatted(77_004)));
        HttpResponse<String> exists = http.post("/api/hubs", HUB.formatted(77_004));
        long after = registerVersion();
        HttpResponse<String> removed = withoutSayingSo(() -> http.delete("/api/hubs/77004"));
        HttpResponse<String> missing = http.delete("/api/hubs/77004");

        assertThat(List.of(created, exists, removed, missing))
                .extracting(HttpResponse::statusCode)
                .containsExactly(503, 409, 503, 404);
        assertThat(after).isGreaterThan(before);
        assertThat(registerVersion()).isGreaterThan(after);
    }

    /** Orders that come at the last moment keep their store, and it is never away meanwhile. */
    @Test
    void removesNoStoreThatIsReferredToAtTheLastMoment() {
        http.post("/api/stores", "{\"store_id\":78,\"hub_id\":1,\"store_name\":\"A\",\"store_segment\":\"FOOD\"}");
        String order = "order_id,store_id,channel_id,order_status,order_amount,order_moment_created\n"
                + "7801,78,1,FINISHED,1,2021-02-05T18:53:01\n";
        List<String> imported = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        wire.fail(command -> {
            if (command.isOf("delete", "stores")) {
                imported.add(http.postCsv("/api/imports/orders", order).body());
            } else if (command.isOf("find", "orders") && !imported.isEmpty()) {
                seen.add(http.get("/api/stores/78").statusCode());
            }
            return Fault.NONE;
        });

        assertThat(http.delete("/api/stores/78").statusCode()).isEqualTo(409);
        assertThat(imported)
                .containsExactly("{\"read\":1,\"inserted\":1,\"updated\":0,\"unchanged\":0,\"rejected\":[]}");
        assertThat(seen).isNotEmpty().containsOnly(200);
        repair();
        assertThat(http.delete("/api/orders/7801").statusCode()).isEqualTo(204);
        assertThat(http.delete("/api/stores/78").statusCode()).isEqualTo(204);
    }

    private static final String ORDER =
            "order_id,store_id,channel_id,order_status,order_amount,order_moment_created\n7901,79,1,FINISHED,1,2021-02-05T18:53:01\n";

    /** Does something once, just before the server gets a command. */
    private void before(String name, String collection, Runnable crossing) {
        AtomicBoolean done = new AtomicBoolean();
        wire.fail(command -> {
            if (command.isOf(name, collection) && done.compareAndSet(false, true)) {
                crossing.run();
            }
            return Fault.NONE;
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"import", "POST"})
    void takesOrdersWithWhatTheirStoreIsCalledByThen(String call) {
        http.post("/api/stores", STORE.formatted("OLD"));
        before("insert", "orders", () -> http.patch("/api/stores/79", "{\"store_name\":\"NEW\"}"));

        HttpResponse<String> taken = order(call);

        assertThat(taken.body()).containsAnyOf("\"inserted\":1,", "\"order_id\":7901,");
        assertThat(storeNameOfOrder()).isEqualTo("NEW");
        removeStore();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"import", "POST"})
    void takesNoOrderWhoseStoreGoesMeanwhile(String call) {
        http.post("/api/stores", STORE.formatted("OLD"));
        before("insert", "orders", () -> http.delete("/api/stores/79"));

        HttpResponse<String> refused = order(call);

        assertThat(refused.body()).contains("\"field\":\"store_id\"").doesNotContain("\"inserted\":1");
        assertThat(http.get("/api/orders/7901").statusCode()).isEqualTo(404);
        assertThat(http.get("/api/stores/79").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> order(String call) {
        return call.equals("import")
                ? http.postCsv("/api/imports/orders", ORDER)
                : http.post("/api/orders", Samples.order(7901, 79, 1, 100));
    }

    @Test
    void copiesTheLaterOfTwoNamesThatCross() {
        http.post("/api/stores", STORE.formatted("OLD"));
        http.postCsv("/api/imports/orders", ORDER);
        before("update", "orders", () -> http.patch("/api/stores/79", "{\"store_name\":\"LATER\"}"));

        http.patch("/api/stores/79", "{\"store_name\":\"EARLIER\"}");

        assertThat(http.get("/api/stores/79").body()).contains("LATER");
        assertThat(storeNameOfOrder()).isEqualTo("LATER");
        removeStore();
    }

    private String storeNameOfOrder() {
        return application
                .getBean(MongoClient.class)
                .getDatabase(DATABASE)
                .getCollection("orders")
                .find(Filters.eq("_id", 7901L))
                .first()
                .getString("store_name");
    }

    private void removeStore() {
        assertThat(http.delete("/api/orders/7901").statusCode()).isEqualTo(204);
        assertThat(http.delete("/api/stores/79").statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> withoutSayingSo(Supplier<HttpResponse<String>> call) {
        wire.fail(command -> command.isOf("update", "register_versions") ? Fault.LOST_BEFORE : Fault.NONE);
        try {
            return call.get();
        } finally {
            repair();
        }
    }

    private long registerVersion() {
        return application
                .getBean(MongoClient.class)
                .getDatabase(DATABASE)
                .getCollection("register_versions")
                .find()
                .first()
                .getLong("version");
    }
}
