package datalk.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The driver's settings, the same for every database that an address may lead to: Cosmos DB for MongoDB, Azure
 * DocumentDB, MongoDB. Whatever the address says of these is overruled, so that it needs to say nothing.
 *
 * <p>Set here and not as properties, because several properties of these names do not reach the driver's builder.
 */
@Singleton
class DatabaseSettings implements BeanCreatedEventListener<DefaultMongoConfiguration> {
    /** A database that is away is said to be so at once, not after the driver's 30 s. */
    private static final Duration SELECTION = Duration.ofSeconds(3);

    /** To connect; the driver would take 10 s. */
    private static final Duration CONNECTION = Duration.ofSeconds(3);

    /** For a free connection of the pool; the driver would wait two minutes. */
    private static final Duration FREE_CONNECTION = Duration.ofSeconds(5);

    /** One attempt of one operation; with {@link Repeater#WINDOW}, 20 s in all, far below the platform's 230 s. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** Azure's load balancer forgets a connection after four minutes without traffic. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    /** A function instance takes 8 requests at once, and many instances share the account's connections. */
    private static final int CONNECTIONS = 10;

    @Override
    public DefaultMongoConfiguration onCreated(BeanCreatedEvent<DefaultMongoConfiguration> event) {
        DefaultMongoConfiguration configuration = event.getBean();
        configuration.getClientSettings().retryWrites(false).retryReads(false); // Repeater does, and counts them
        configuration.getClusterSettings().serverSelectionTimeout(SELECTION.toMillis(), TimeUnit.MILLISECONDS);
        configuration
                .getSocketSettings()
                .connectTimeout((int) CONNECTION.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout((int) ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        configuration
                .getPoolSettings()
                .maxSize(CONNECTIONS)
                .maxWaitTime(FREE_CONNECTION.toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionIdleTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        return configuration;
    }

    /** The same settings for another address, that of another user for instance. */
    static MongoClientSettings forAddress(MongoClientSettings settings, ConnectionString address) {
        return MongoClientSettings.builder(settings)
                .applyConnectionString(address)
                .retryWrites(false)
                .retryReads(false)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.applySettings(settings.getSocketSettings()))
                .applyToConnectionPoolSettings(pool -> pool.applySettings(settings.getConnectionPoolSettings()))
                .build();
    }
}
