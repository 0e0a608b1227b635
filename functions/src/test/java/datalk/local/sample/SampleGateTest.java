package datalk.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import datalk.Http;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A local run with a database of its own; what the sample data are made of is small here. */
@MicronautTest(startApplication = false)
class SampleGateTest {
    private static final String HUBS = "hub_id,hub_name,hub_city,hub_state,hub_latitude,hub_longitude\n";
    private static final String NO_RECORDS = "{\"items\":[],\"next\":null}";
    private static final SampleData SAMPLE = new SampleData(
            table("hubs", HUBS, "1,SHOPPING MODELO,SÃO PAULO,SP,,", "2,SHOPPING EXEMPLO,CURITIBA,PR,,"),
            table("channels", "channel_id,channel_name,channel_type\n", "1,SITE,OWN CHANNEL"),
            table("stores", "store_id,hub_id,store_name,store_segment\n", "1,1,LOJA MODELO,FOOD"),
            table("customers", "customer_id\n"),
            table("orders", "order_id\n"));

    @Property(name = "mongodb.uri")
    String shared;

    private ApplicationContext run;
    private MongoDatabase database;
    private Http http;

    @BeforeEach
    void start() {
        run = ApplicationContext.run(
                Map.of("mongodb.uri", shared.replaceFirst("/datalk\\b", "/sample_gate"), "micronaut.server.port", -1));
        database = run.getBean(MongoClient.class).getDatabase("sample_gate");
        http = new Http(run.getBean(EmbeddedServer.class).start());
    }

    @AfterEach
    void stop() {
        database.drop();
        run.close();
    }

    @Test
    void sampleDataMakeWayForTheFirstImport() {
        fill();
        String seeded = http.get("/api/hubs").body();
        List<String> said = List.of("conversations", "answers", "feedback");
        said.forEach(kept -> database.getCollection(kept).insertOne(new Document("_id", "a")));
        long registers = registerVersion();

        HttpResponse<String> first = importHubs(2);

        assertThat(seeded).contains("SHOPPING MODELO", "SHOPPING EXEMPLO");
        assertThat(first.body()).contains("\"inserted\":1,\"updated\":0");
        assertThat(http.get("/api/hubs").body()).contains("SHOPPING 2").doesNotContain("MODELO", "EXEMPLO");
        assertThat(http.get("/api/channels").body()).isEqualTo(NO_RECORDS);
        assertThat(http.get("/api/stores").body()).isEqualTo(NO_RECORDS);
        assertThat(said)
                .allSatisfy(kept -> assertThat(database.getCollection(kept).countDocuments())
                        .isZero());
        assertThat(registerVersion()).isGreaterThan(registers + 1);
    }

    @Test
    void laterImportsAddUp() {
        fill();
        importHubs(1);
        importHubs(2);

        assertThat(http.get("/api/hubs").body()).contains("SHOPPING 1", "SHOPPING 2");
    }

    @Test
    void sampleDataOfAnEarlierRunMakeWayToo() {
        fill();
        run.close();
        start();
        importHubs(3);

        assertThat(http.get("/api/hubs").body()).contains("SHOPPING 3").doesNotContain("MODELO");
    }

    @Test
    void losesNoRowOfImportsThatArriveTogether() {
        fill();

        List<CompletableFuture<Void>> imports = IntStream.rangeClosed(1, 8)
                .mapToObj(hub -> CompletableFuture.runAsync(() -> importHubs(hub)))
                .toList();
        imports.forEach(CompletableFuture::join);

        String hubs = http.get("/api/hubs").body();
        assertThat(hubs).doesNotContain("MODELO", "EXEMPLO");
        assertThat(IntStream.rangeClosed(1, 8)).allMatch(hub -> hubs.contains("\"SHOPPING " + hub + "\""));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "POST, /api/imports/hubz, text/csv",
        "POST, /api/imports/hubs, application/json",
        "PUT, /api/imports/hubs, text/csv",
        "PUT, /api/hubs/1, application/json"
    })
    void sampleDataStayWhereNothingIsImported(String method, String path, String contentType) {
        fill();
        http.send(method, path, "{}", "Content-Type", contentType);

        assertThat(http.get("/api/hubs").body()).contains("MODELO", "EXEMPLO");
    }

    /** It is refused as a whole, and nothing is to go for it. */
    @Test
    void sampleDataStayWhereTheColumnsAreWrong() {
        fill();

        HttpResponse<String> refused = http.postCsv("/api/imports/hubs", "hub_id;hub_name\n7;SHOPPING 7\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(http.get("/api/hubs").body()).contains("MODELO", "EXEMPLO");
        assertThat(importHubs(8).statusCode()).isEqualTo(200);
        assertThat(http.get("/api/hubs").body()).contains("SHOPPING 8").doesNotContain("MODELO");
    }

    @Test
    void importsAreAskedToComeBackWhileSampleDataAreSent() {
        run.getBean(SampleGate.class).close();

        HttpResponse<String> meanwhile = importHubs(7);
        fill();
        HttpResponse<String> afterwards = importHubs(7);

        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(Http.header(meanwhile, "Retry-After")).isEqualTo("3");
        assertThat(Http.header(meanwhile, "Content-Type")).startsWith("application/problem+json");
        assertThat(meanwhile.body()).startsWith("{\"type\":\"urn:datalk:problem:");
        assertThat(afterwards.statusCode()).isEqualTo(200);
        assertThat(http.get("/api/hubs").body()).contains("SHOPPING 7").doesNotContain("MODELO");
    }

    /** Else it would go with what an unfinished start leaves. */
    @Test
    void nothingElseIsWrittenWhileSampleDataAreSent() {
        run.getBean(SampleGate.class).close();

        HttpResponse<String> written = http.post("/api/hubs", "{\"hub_id\": 9}");
        HttpResponse<String> read = http.get("/api/hubs");

        assertThat(written.statusCode()).isEqualTo(503);
        assertThat(read.body()).isEqualTo(NO_RECORDS);
    }

    @Test
    void noneStaysOfSampleDataThatCouldNotBeSent() {
        SampleGate gate = run.getBean(SampleGate.class);
        gate.close();
        URI datalk = run.getBean(EmbeddedServer.class).getURI();
        CsvTable wrong = table("stores", "store_id,hub_id,store_name,store_segment\n", "1,77,LOJA MODELO,FOOD");
        SampleData half = new SampleData(SAMPLE.hubs(), SAMPLE.channels(), wrong, SAMPLE.customers(), SAMPLE.orders());

        assertThatThrownBy(() -> gate.fill(datalk, Optional.empty(), () -> half))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/api/imports/stores");

        assertThat(http.get("/api/hubs").body()).isEqualTo(NO_RECORDS);
        importHubs(4);
        assertThat(fill()).isFalse();
        assertThat(http.get("/api/hubs").body()).contains("SHOPPING 4").doesNotContain("MODELO");
    }

    @Test
    void questionsAreAskedToComeBackWhileSampleDataAreSent() {
        run.getBean(SampleGate.class).close();

        HttpResponse<String> meanwhile = http.post("/api/ask", "{\"question\": \"quantas lojas temos?\"}");
        fill();
        HttpResponse<String> afterwards = http.post("/api/ask", "{\"question\": \"quantas lojas temos?\"}");

        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(Http.header(meanwhile, "Retry-After")).isEqualTo("3");
        assertThat(afterwards.body()).contains("\"status\":\"answered\"");
        assertThat(http.get("/api/hubs").body()).contains("MODELO");
    }

    @Test
    void startsAgainWhereAnEarlierRunWasBrokenOff() {
        fill();
        database.getCollection("stores").deleteMany(new Document());
        database.getCollection("local_run").updateOne(new Document(), new Document("$set", Map.of("complete", false)));

        assertThat(fill()).isTrue();
        assertThat(http.get("/api/stores").body()).contains("LOJA MODELO");
    }

    @Test
    void leavesRecordsOfOnesOwnAlone() {
        importHubs(5);

        assertThat(fill()).isFalse();
        importHubs(6);

        assertThat(http.get("/api/hubs").body())
                .contains("SHOPPING 5", "SHOPPING 6")
                .doesNotContain("MODELO");
    }

    private boolean fill() {
        SampleGate gate = run.getBean(SampleGate.class);
        gate.close();
        return gate.fill(run.getBean(EmbeddedServer.class).getURI(), Optional.empty(), () -> SAMPLE);
    }

    private HttpResponse<String> importHubs(int hub) {
        return http.postCsv("/api/imports/hubs", HUBS + hub + ",SHOPPING " + hub + ",RIO DE JANEIRO,RJ,,\n");
    }

    private long registerVersion() {
        return database.getCollection("register_versions").find().first().getLong("version");
    }

    private static CsvTable table(String name, String header, String... rows) {
        return new CsvTable(name, header.strip(), List.of(rows));
    }
}
