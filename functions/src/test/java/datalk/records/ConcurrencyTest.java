package datalk.records;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many writers at once: nothing acknowledged is lost, nothing is written twice. */
@MicronautTest
class ConcurrencyTest {
    private static final int WRITERS = 64;

    @Inject
    EmbeddedServer server;

    @Inject
    RecordDatabase database;

    private Http http;
    private Samples.Mall mall;

    @BeforeEach
    void fillMall() {
        http = new Http(server);
        mall = Samples.mall(http);
    }

    private static <T> List<T> together(IntFunction<Callable<T>> writer) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                calls.add(writer.apply(i));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void exactlyOneOfManyCreatesAnId() throws InterruptedException {
        String hub = Samples.hub(Samples.nextId());

        List<Integer> answers = together(i -> () -> http.post("/api/hubs", hub).statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).containsOnlyOnce(201);
    }

    @Test
    void exactlyOneOfManyChangesTheStateThatAllHaveRead() throws InterruptedException {
        String path = "/api/channels/" + mall.channel();
        String tag = Http.etag(http.get(path));

        List<Integer> answers =
                together(i -> () -> http.patch(path, "{\"channel_name\":\"BY " + i + "\"}", "If-Match", tag)
                        .statusCode());

        assertThat(answers).containsOnly(200, 412);
        assertThat(answers).containsOnlyOnce(200);
    }

    @Test
    void countsEveryChangeOfManyWriters() throws InterruptedException {
        String path = "/api/stores/" + mall.store();

        List<Integer> answers = together(
                i -> () -> http.patch(path, "{\"store_name\":\"BY " + i + "\"}").statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(stored(CollectionNames.STORES, mall.store()).getLong("version"))
                .isEqualTo(WRITERS);
    }

    @Test
    void losesNoFieldOfWritersThatChangeDifferentOnes() throws InterruptedException {
        long id = Samples.nextId();
        Samples.create(http, "/api/orders", mall.order(id));
        List<String> fields = List.of(
                "order_metric_collected_time",
                "order_metric_paused_time",
                "order_metric_production_time",
                "order_metric_walking_time",
                "order_metric_expediton_speed_time",
                "order_metric_transit_time",
                "payment_order_id",
                "delivery_order_id");

        List<Integer> answers = together(i ->
                () -> http.patch("/api/orders/" + id, "{\"" + fields.get(i % fields.size()) + "\":" + (1000 + i) + "}")
                        .statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(stored(CollectionNames.ORDERS, id).keySet()).containsAll(fields);
        assertThat(stored(CollectionNames.ORDERS, id).getLong("version")).isEqualTo(WRITERS);
    }

    @Test
    void countsImportsAmongTheChanges() throws InterruptedException {
        String path = "/api/channels/" + mall.channel();

        List<Integer> answers = together(i -> () -> i % 2 == 0
                ? http.patch(path, "{\"channel_name\":\"PATCHED " + i + "\"}").statusCode()
                : http.postCsv(
                                "/api/imports/channels",
                                "channel_id,channel_name,channel_type\n" + mall.channel() + ",ROW " + i
                                        + ",MARKETPLACE\n")
                        .statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(stored(CollectionNames.CHANNELS, mall.channel()))
                .containsEntry("version", (long) WRITERS)
                .containsEntry("channel_type", "MARKETPLACE");
    }

    @Test
    void keepsCopiesTrueWhileStoresAndOrdersChangeAtOnce() throws InterruptedException {
        List<Long> orders = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            orders.add(Samples.nextId());
        }

        List<Integer> answers = together(i -> () -> i % 2 == 0
                ? http.post("/api/orders", mall.order(orders.get(i))).statusCode()
                : http.patch("/api/stores/" + mall.store(), "{\"store_name\":\"NAME " + i + "\"}")
                        .statusCode());

        assertThat(answers).containsOnly(200, 201);
        String name = stored(CollectionNames.STORES, mall.store()).getString("store_name");
        for (int i = 0; i < WRITERS; i += 2) {
            assertThat(stored(CollectionNames.ORDERS, orders.get(i))).containsEntry("store_name", name);
        }
    }

    @Test
    void leavesNoOrderWithoutItsStore() throws InterruptedException {
        List<Long> orders = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            orders.add(Samples.nextId());
        }

        List<Integer> answers = together(i -> () -> i % 4 == 0
                ? http.delete("/api/stores/" + mall.store()).statusCode()
                : http.post("/api/orders", mall.order(orders.get(i))).statusCode());

        boolean storeIsThere = stored(CollectionNames.STORES, mall.store()) != null;
        long left = database.collection(CollectionNames.ORDERS).countDocuments(eq("store_id", mall.store()));
        assertThat(answers).containsAnyOf(201, 204);
        assertThat(storeIsThere || left == 0).isTrue();
        assertThat(answers.stream().filter(status -> status == 201).count()).isEqualTo(left);
    }

    /** A store that orders refer to in the end was there all the time; one that is removed has none. */
    @Test
    void takesNoStoreAwayThatStays() throws InterruptedException {
        String header = "order_id,store_id,channel_id,order_status,order_amount,order_moment_created\n";
        List<Integer> rejected = new ArrayList<>();

        List<Integer> answers = together(i -> () -> {
            if (i % 4 != 0) {
                Thread.sleep(i / 4);
                return http.delete("/api/stores/" + mall.store()).statusCode();
            }
            String row = "," + mall.store() + "," + mall.channel() + ",FINISHED,1,2021-02-05T18:53:01\n";
            String report = http.postCsv(
                            "/api/imports/orders", header + Samples.nextId() + row + Samples.nextId() + row)
                    .body();
            synchronized (rejected) {
                rejected.add(report.split("\"line\"").length - 1);
            }
            return 200;
        });

        boolean stays = stored(CollectionNames.STORES, mall.store()) != null;
        long orders = database.collection(CollectionNames.ORDERS).countDocuments(eq("store_id", mall.store()));
        assertThat(answers).contains(stays ? 409 : 204).doesNotContain(stays ? 404 : 503, stays ? 204 : 503);
        assertThat(rejected).containsOnly(stays ? 0 : 2);
        assertThat(orders).isEqualTo(stays ? 2 * rejected.size() : 0);
    }

    private Document stored(String collection, long id) {
        return database.collection(collection).find(eq("_id", id)).first();
    }
}
