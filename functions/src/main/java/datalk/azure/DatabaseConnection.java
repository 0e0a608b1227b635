package datalk.azure;

import com.mongodb.client.MongoClient;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.env.Environment;
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
 * The connection to the database, as far as the doors are concerned: opened early, and asked whether it answers.
 *
 * <p>It runs no query on records.
 */
@Singleton
class DatabaseConnection implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConnection.class);
    private static final String URI_PROPERTY = "mongodb.uri";
    private static final int PATIENCE_SECONDS = 2;
    private static final BsonDocument PING = new BsonDocument("ping", new BsonInt32(1));

    private final BeanProvider<MongoClient> client;
    private final BeanProvider<MongoDatabaseNameProvider> name;
    private final boolean configured;

    DatabaseConnection(
            BeanProvider<MongoClient> client, BeanProvider<MongoDatabaseNameProvider> name, Environment environment) {
        this.client = client;
        this.name = name;
        this.configured = environment.containsProperty(URI_PROPERTY);
    }

    /**
     * Connects on a thread of its own, so that the first request finds the driver loaded and a connection open. Neither
     * blocks nor fails: without an address it does nothing, and a database that is away is found out by those who ask
     * it.
     */
    void openInBackground() {
        if (configured) {
            inBackground(this::ping, "open-database");
        }
    }

    /** Whether the database answers now, within two seconds. */
    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> answers()
                .thenApply(any -> HealthStatus.UP)
                .exceptionally(away -> HealthStatus.DOWN)
                .thenApply(status -> HealthResult.builder("database", status).build()));
    }

    private CompletableFuture<Void> answers() {
        return configured
                ? inBackground(this::ping, "check-database").orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                : CompletableFuture.failedFuture(new IllegalStateException("no database"));
    }

    /** In the records' own database: the app's user may have no rights in any other, "admin" included. */
    private void ping() {
        client.get().getDatabase(name.get().provide(Object.class)).runCommand(PING);
    }

    private static CompletableFuture<Void> inBackground(Runnable task, String name) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                        done.complete(null);
                    } catch (RuntimeException e) {
                        LOG.warn(
                                "the database does not answer: {}", e.getClass().getSimpleName());
                        done.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
