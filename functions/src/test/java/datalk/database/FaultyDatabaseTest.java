package datalk.database;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import datalk.database.FaultyWire.Fault;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The app behind a wire that throttles, breaks and is cut, as callers see it. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyDatabaseTest {
    private static final long SEED = 20_210_430;
    private static final String STORE = "/api/stores/10";
    private static final String HUB = "{\"hub_id\":%d,\"hub_name\":\"A\",\"hub_city\":\"B\",\"hub_state\":\"SP\"}";

    /** Commands that no one answers. */
    private static final Set<String> SILENT =
            Set.of("find stores", "aggregate orders", "insert answers", "insert hubs");

    @Inject
    ApplicationContext shared;

    private FaultyWire wire;
    private ApplicationContext application;
    private Http http;

    @BeforeAll
    void start() {
        wire = new FaultyWire(shared.getRequiredProperty("mongodb.uri", String.class));
        application = ApplicationContext.run(
                Map.of("mongodb.uri", wire.uri("faulty"), "micronaut.server.port", "-1"), Environment.TEST);
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

    @Test
    void nearlyAllCallsSucceedWhileThreeInTenCommandsAreThrottled() throws Exception {
        Random random = new Random(SEED);
        wire.fail(command -> {
            synchronized (random) {
                return random.nextInt(10) < 3 ? Fault.THROTTLED : Fault.NONE;
            }
        });

        List<HttpResponse<String>> answers = together(1_000, this::call);

        long failed =
                answers.stream().filter(answer -> answer.statusCode() >= 400).count();
        assertThat(failed).isLessThanOrEqualTo(1);
        assertThat((double) wire.received() / wire.passed()).isLessThanOrEqualTo(1.5);
    }

    /** Reads, questions, lists, creations and changes in turn. */
    private HttpResponse<String> call(int number) {
        return switch (number % 5) {
            case 0 -> http.get(STORE);
            case 1 -> http.post("/api/ask", "{\"question\":\"quantos pedidos por segmento?\"}");
            case 2 -> http.get("/api/orders?limit=5");
            case 3 -> http.post("/api/hubs", HUB.formatted(10_000 + number));
            default -> http.patch("/api/channels/1", "{\"channel_name\":\"Canal " + number + "\"}");
        };
    }

    @Test
    void saysWhenToTryAgainWhileEverythingIsThrottled() throws Exception {
        wire.fail(command -> Fault.THROTTLED);

        List<HttpResponse<String>> answers = together(500, number -> http.get(STORE));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Http.header(answer, "Retry-After")).isEqualTo("1");
            assertThat(answer.body()).contains("database-busy");
        });
        assertThat(wire.received()).isLessThanOrEqualTo(500 + 50 + 50); // a tenth more, and what was saved
    }

    @Test
    void readsAndQuestionsSurviveABrokenConnection() {
        Random random = new Random(SEED);
        wire.fail(command -> random.nextInt(5) == 0 ? Fault.LOST_BEFORE : Fault.NONE);

        for (int i = 0; i < 12; i++) {
            assertThat(http.get(STORE).statusCode()).isEqualTo(200);
            assertThat(http.get("/api/orders?limit=500").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void repeatsNoWriteWhoseAnswerWasLost() {
        wire.fail(command -> command.body().containsKey("insert") ? Fault.LOST_AFTER : Fault.NONE);
        HttpResponse<String> lost = http.post("/api/hubs", HUB.formatted(77_001));
        wire.fail(command -> Fault.NONE);
        HttpResponse<String> again = http.post("/api/hubs", HUB.formatted(77_001));

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(Http.header(lost, "Retry-After")).isEqualTo("5");
        assertThat(again.statusCode()).isEqualTo(409); // it was written, and once
    }

    @Test
    void writesAgainWhatAServerThatIsNotThePrimaryRefused() {
        int[] refused = {0};
        wire.fail(command -> command.body().containsKey("insert") && refused[0]++ < 2 ? Fault.NOT_PRIMARY : Fault.NONE);

        assertThat(http.post("/api/hubs", HUB.formatted(77_002)).statusCode()).isEqualTo(201);
        assertThat(refused[0]).isGreaterThan(2);
    }

    @Test
    void importsEveryRowOnceWhileSomeOfManyWritesAreThrottled() {
        StringBuilder csv = new StringBuilder("channel_id,channel_name,channel_type\n");
        for (int id = 5_000; id < 5_300; id++) {
            csv.append(id).append(",Novo,MARKETPLACE\n");
        }
        int[] writes = {0};
        wire.fail(command ->
                command.sequence().equals("documents") && writes[0]++ < 5 ? Fault.LAST_WRITE_THROTTLED : Fault.NONE);

        String report = http.postCsv("/api/imports/channels", csv.toString()).body();

        assertThat(report).contains("\"inserted\":300,", "\"rejected\":[]");
        assertThat(writes[0]).isGreaterThan(5);
        assertThat(http.get("/api/channels?type=MARKETPLACE&name=Novo&limit=500")
                        .body())
                .contains("\"channel_id\":5000", "\"channel_id\":5299");
    }

    /** {@code -Ddatalk.test.outage=PT60S} makes it a long one. */
    @Test
    void answersAgainWithinFiveSecondsAfterAnOutage() throws InterruptedException {
        Duration outage = Duration.parse(System.getProperty("datalk.test.outage", "PT4S"));
        Instant end = Instant.now().plus(outage);
        wire.cut();
        while (Instant.now().isBefore(end)) {
            assertThat(http.get(STORE).statusCode()).isEqualTo(503);
        }
        wire.open();
        Instant back = Instant.now();
        while (http.get(STORE).statusCode() != 200
                && Duration.between(back, Instant.now()).toSeconds() < 10) {
            Thread.sleep(20);
        }

        assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(5));
        for (int i = 0; i < 50; i++) {
            assertThat(http.get(STORE).statusCode()).isEqualTo(200);
        }
    }

    /**
     * A read, a question whose pipeline gets no answer, one that is answered and cannot be kept, and a write: decision
     * 18 says how long each may take at most.
     */
    @Test
    void endsInTimeWhileTheDatabaseIsSilent() throws Exception {
        wire.fail(command -> SILENT.stream().anyMatch(each -> command.isOf(each.split(" ")[0], each.split(" ")[1]))
                ? Fault.SILENT
                : Fault.NONE);
        Instant start = Instant.now();

        List<HttpResponse<String>> answers = together(4, number -> switch (number) {
            case 0 -> http.get(STORE);
            case 1 -> http.post("/api/ask", "{\"question\":\"quantos pedidos por segmento?\"}");
            case 2 -> http.post("/api/ask", "{\"question\":\"quantos canais?\"}");
            default -> http.post("/api/hubs", HUB.formatted(77_003));
        });

        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(504, 504, 200, 504);
    }

    private static <T> List<T> together(int times, Function<Integer, T> call) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                calls.add(() -> call.apply(number));
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
}
