package datalk.database;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.data.mongodb.operations.MongoDatabaseNameProvider;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers the user of the questions, where they have one of their own, within two seconds. Down if
 * not: an instance that answers no question must not take over from one that does.
 */
@Singleton
@Requires(property = QuestionsHealth.ADDRESS)
class QuestionsHealth implements HealthIndicator {
    static final String ADDRESS = "mongodb.read-only-uri";

    private static final Logger LOG = LoggerFactory.getLogger(QuestionsHealth.class);
    private static final int PATIENCE_SECONDS = 2;
    private static final BsonDocument PING = new BsonDocument("ping", new BsonInt32(1));

    private final QuestionClient client;
    private final BeanProvider<MongoDatabaseNameProvider> name;

    QuestionsHealth(QuestionClient client, BeanProvider<MongoDatabaseNameProvider> name) {
        this.client = client;
        this.name = name;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.runAsync(this::ping, QuestionsHealth::start)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handle((done, away) -> away == null ? HealthStatus.UP : HealthStatus.DOWN)
                .thenApply(status -> HealthResult.builder("questions", status).build()));
    }

    private void ping() {
        try {
            client.get().getDatabase(name.get().provide(Object.class)).runCommand(PING);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the database does not answer the user of the questions: {}",
                    e.getClass().getSimpleName());
            throw e;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "check-questions");
        thread.setDaemon(true);
        thread.start();
    }
}
