package datalk.records;

import static datalk.Http.etag;
import static datalk.Http.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.Http;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each of the five kinds of record. */
@MicronautTest
class RecordContractTest {
    @Inject
    EmbeddedServer server;

    private Http http;
    private Samples.Mall mall;

    /** Makes a record's JSON; the field is one whose text may be changed. */
    private interface Sample extends BiFunction<Samples.Mall, Long, String> {}

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("/api/hubs", "hub_name", "\"HUB", (Sample) (mall, id) -> Samples.hub(id)),
                arguments("/api/stores", "store_name", "\"STORE", (Sample) (mall, id) -> Samples.store(id, mall.hub())),
                arguments("/api/channels", "channel_name", "\"CHANNEL", (Sample) (mall, id) -> Samples.channel(id)),
                arguments("/api/customers", "customer_name", "\"Ana", (Sample) (mall, id) -> Samples.customer(id)),
                arguments("/api/orders", "order_status", "\"FINISHED", (Sample) Samples.Mall::order));
    }

    @BeforeEach
    void fillMall() {
        http = new Http(server);
        mall = Samples.mall(http);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void createsAndReads(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();

        var created = http.post(path, sample.apply(mall, id));
        var read = http.get(path + "/" + id);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Location")).isEqualTo(path + "/" + id);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body()).contains("\"" + field + "\":" + value);
        assertThat(etag(read)).isEqualTo(etag(created));
    }

    /** "Aa" and "BB" have the same hash in Java. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"hub_name", "hub_city"})
    void tellsARecordFromTheOneThatWasThereBefore(String field) {
        long id = Samples.nextId();
        String path = "/api/hubs/" + id;
        String first = Samples.hub(id).replaceFirst(field + "\":\"[^\"]*", field + "\":\"Aa");

        String tag = etag(http.post("/api/hubs", first));
        http.delete(path);
        http.post("/api/hubs", first.replace("\"Aa\"", "\"BB\""));

        assertThat(http.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(http.put(path, first, "If-Match", tag).statusCode()).isEqualTo(412);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void saysWhereTheRecordIsToWhoEndsTheAddressWithASlash(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();

        var created = http.post(path + "/", sample.apply(mall, id));

        assertThat(header(created, "Location")).isEqualTo(path + "/" + id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void refusesAnIdThatIsTaken(String path, String field, String value, Sample sample) {
        String json = sample.apply(mall, Samples.nextId());
        http.post(path, json);

        var again = http.post(path, json);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("urn:datalk:problem:record-exists");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void sparesReadersWhatTheyKnow(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();
        String tag = etag(http.post(path, sample.apply(mall, id)));

        assertThat(http.get(path + "/" + id, "If-None-Match", "\"x\", W/" + tag).statusCode())
                .isEqualTo(304);
        assertThat(http.get(path + "/" + id, "If-None-Match", "\"x\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void replacesOnlyTheStateThatTheCallerKnows(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();
        String json = sample.apply(mall, id);
        String first = etag(http.post(path, json));
        String changed = json.replace(value, value.equals("\"FINISHED") ? "\"CANCELED" : value + " NEW");

        var replaced = http.put(path + "/" + id, changed, "If-Match", first);
        var late = http.put(path + "/" + id, json, "If-Match", first);
        var weak = http.put(path + "/" + id, json, "If-Match", "W/" + etag(replaced));

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(etag(replaced)).isNotEqualTo(first);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(weak.statusCode()).isEqualTo(412);
        assertThat(http.get(path + "/" + id).body()).isEqualTo(replaced.body()).isNotEqualTo(json);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void takesBackWhatItShows(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();
        var created = http.post(path, sample.apply(mall, id));

        var same = http.put(path + "/" + id, created.body());

        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(etag(same)).isEqualTo(etag(created));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void mergesPatches(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();
        String tag = etag(http.post(path, sample.apply(mall, id)));
        String text = value.equals("\"FINISHED") ? "CANCELED" : "PATCHED";

        var patched = http.patch(path + "/" + id, "{\"" + field + "\":\"" + text + "\"}", "If-Match", tag);
        var late = http.patch(path + "/" + id, "{\"" + field + "\":\"X\"}", "If-Match", tag);
        var emptied = http.patch(path + "/" + id, "{\"" + field + "\":null}");

        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).contains("\"" + field + "\":\"" + text + "\"");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(emptied.statusCode()).isEqualTo(400);
        assertThat(emptied.body()).contains("\"field\":\"" + field + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void removes(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();
        http.post(path, sample.apply(mall, id));

        assertThat(http.delete(path + "/" + id, "If-Match", "\"stale\"").statusCode())
                .isEqualTo(412);
        assertThat(http.delete(path + "/" + id).statusCode()).isEqualTo(204);
        assertThat(http.delete(path + "/" + id).statusCode()).isEqualTo(404);
        assertThat(http.get(path + "/" + id).statusCode()).isEqualTo(404);
        assertThat(http.put(path + "/" + id, sample.apply(mall, id)).statusCode())
                .isEqualTo(404);
        assertThat(http.patch(path + "/" + id, "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void namesEveryMissingAndUnknownField(String path, String field, String value, Sample sample) {
        var refused = http.post(path, "{\"colour\":\"blue\"}", "Accept-Language", "en");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("{\"field\":\"colour\",\"reason\":\"does not exist; remove it\"}")
                .contains("{\"field\":\"" + field + "\",\"reason\":\"is required\"}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void keepsTheIdThatTheAddressNames(String path, String field, String value, Sample sample) {
        long id = Samples.nextId();
        http.post(path, sample.apply(mall, id));

        var moved = http.put(path + "/" + id, sample.apply(mall, Samples.nextId()));

        assertThat(moved.statusCode()).isEqualTo(400);
        assertThat(moved.body()).contains("_id\"");
    }
}
