package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

            assertThat(await(creator).getStatus()).isEqualTo(HealthStatus.UP);
            assertThat(indexesOf(application, Collections.ORDERS))
                    .contains(new Document("day", 1).append("order_status", 1));
            creator.create(); // again, and nothing happens
        }
    }

    @Test
    void staysUnreadyWhenTheyCouldNotBeMade() throws InterruptedException {
        try (ApplicationContext application = start("mongodb://localhost:1/datalk")) {
            HealthResult result = await(application.getBean(IndexCreator.class));

            assertThat(result.getStatus()).isEqualTo(HealthStatus.DOWN);
            assertThat(result.getDetails()).isEqualTo("not made: MongoTimeoutException");
        }
    }

    private static ApplicationContext start(String uri) {
        return ApplicationContext.run(Map.of("mongodb.uri", uri, "datalk.indexes.create", "true"), Environment.TEST);
    }

    private static HealthResult await(IndexCreator creator) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while ("being made".equals(result(creator).getDetails())
                && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        return result(creator);
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
