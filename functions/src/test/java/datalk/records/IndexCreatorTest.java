package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.local.EmbeddedMongo;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@MicronautTest
class IndexCreatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ApplicationContext shared;

    @Test
    void makesAllIndexesBesideTheStartAndSaysWhenTheyAreThere() throws InterruptedException {
        String uri =
                shared.getRequiredProperty("mongodb.uri", String.class).replaceFirst("(//[^/]+/)[^?]*", "$1indexed");
        try (ApplicationContext application = start(uri)) {
            IndexCreator creator = application.getBean(IndexCreator.class);

            assertThat(await(creator, IndexCreatorTest::isUp).getStatus()).isEqualTo(HealthStatus.UP);
            assertThat(indexesOf(application, CollectionNames.ORDERS))
                    .contains(new Document("day", 1).append("order_status", 1));
            creator.create(); // again, and nothing happens
        }
    }

    @Test
    void triesAgainUntilTheDatabaseIsThere() throws InterruptedException {
        int port = freePort();
        try (ApplicationContext application = start("mongodb://localhost:" + port + "/datalk")) {
            IndexCreator creator = application.getBean(IndexCreator.class);
            HealthResult away = await(creator, IndexCreatorTest::isTried);

            assertThat(away.getStatus()).isEqualTo(HealthStatus.DOWN);
            assertThat(away.getDetails()).isEqualTo("not made: MongoTimeoutException");

            try (EmbeddedMongo database = EmbeddedMongo.inMemory(port)) {
                assertThat(await(creator, IndexCreatorTest::isUp).getStatus())
                        .as("indexes at %s", database.uri())
                        .isEqualTo(HealthStatus.UP);
                assertThat(indexesOf(application, CollectionNames.STORES)).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void triesNoMoreWhenTheApplicationIsClosed() throws InterruptedException {
        Set<Thread> before = creators();
        Set<Thread> trying;
        try (ApplicationContext application = start("mongodb://localhost:" + freePort() + "/datalk")) {
            await(application.getBean(IndexCreator.class), IndexCreatorTest::isTried);
            trying = creators();
            trying.removeAll(before);
            assertThat(trying).hasSize(1);
        }
        for (Thread thread : trying) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static Set<Thread> creators() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("create-indexes"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static ApplicationContext start(String uri) {
        return ApplicationContext.run(
                Map.of("mongodb.uri", uri, "datalk.indexes.create", "true", "datalk.indexes.pause", "50ms"),
                Environment.TEST);
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HealthResult await(IndexCreator creator, Predicate<HealthResult> expected)
            throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!expected.test(result(creator)) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        return result(creator);
    }

    private static boolean isUp(HealthResult result) {
        return result.getStatus().equals(HealthStatus.UP);
    }

    private static boolean isTried(HealthResult result) {
        return !"being made".equals(result.getDetails());
    }

    private static HealthResult result(IndexCreator creator) {
        return Mono.from(creator.getResult()).block();
    }

    private static List<Document> indexesOf(ApplicationContext application, String collection) {
        List<Document> keys = new ArrayList<>();
        application
                .getBean(RecordDatabase.class)
                .collection(collection)
                .listIndexes()
                .forEach(index -> keys.add(index.get("key", Document.class)));
        return keys;
    }
}
