package datalk.records;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.IndexOptions;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the declared indexes at start, if {@code datalk.indexes.create} says so: once after a deployment or before a
 * local run, never on every cold start. Making an index that is there already does nothing. A database that is away, as
 * one that starts at the same time may be, is asked again every ten seconds.
 */
@Singleton
@Requires(property = "datalk.indexes.create", value = "true")
public class IndexCreator implements ApplicationEventListener<StartupEvent>, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCreator.class);

    /** Of request units; Azure DocumentDB, which expires as MongoDB does, is at .mongocluster.cosmos.azure.com. */
    private static final String COSMOS_HOST = ".mongo.cosmos.azure.com";

    private final RecordDatabase database;
    private final boolean cosmos;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile HealthResult state = not("being made");

    IndexCreator(
            RecordDatabase database,
            DefaultMongoConfiguration configuration,
            @Property(name = "datalk.indexes.pause", defaultValue = "10s") Duration pause) {
        this.database = database;
        this.pause = pause;
        this.cosmos = configuration.getConnectionString().map(ConnectionString::getHosts).stream()
                .flatMap(List::stream)
                .anyMatch(host -> host.contains(COSMOS_HOST));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Thread thread = new Thread(this::createUntilDone, "create-indexes");
        thread.setDaemon(true);
        thread.start();
    }

    /** No more attempts: there is nothing left to make indexes with. */
    @PreDestroy
    void close() {
        closed.countDown();
    }

    private void createUntilDone() {
        try {
            boolean done = createAndTell();
            while (!done && !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                done = createAndTell();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether they are there now. */
    private boolean createAndTell() {
        try {
            create();
            state = HealthResult.builder("indexes", HealthStatus.UP).build();
            LOG.info("all indexes are there");
            return true;
        } catch (RuntimeException failed) {
            LOG.error("indexes could not be made: {}", failed.getClass().getSimpleName());
            state = not("not made: " + failed.getClass().getSimpleName());
            return false;
        }
    }

    /** Makes those of the declared indexes that are missing. */
    public void create() {
        for (Indexes.Index index : Indexes.all()) {
            database.collection(index.collection()).createIndex(new Document(index.keys()));
        }
        for (Indexes.Expiring index : Indexes.expiring(cosmos)) {
            IndexOptions options = new IndexOptions().expireAfter((long) index.seconds(), TimeUnit.SECONDS);
            database.collection(index.collection()).createIndex(new Document(index.field(), 1), options);
        }
    }

    private static HealthResult not(String why) {
        return HealthResult.builder("indexes", HealthStatus.DOWN).details(why).build();
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(state);
    }
}
