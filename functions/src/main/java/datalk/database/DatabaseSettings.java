package datalk.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.ConnectionPoolListener;
import io.micronaut.configuration.mongo.core.CodecRegistryBuilder;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The driver's settings, the same for every database that an address may lead to: Cosmos DB for MongoDB, Azure
 * DocumentDB, MongoDB. Whatever the address says of these is overruled, so that it needs to say nothing.
 *
 * <p>In the place of Micronaut's own bean, which looks for a hundred properties at every start, several of which do not
 * reach the driver's builder, loads what validates them, and has stored records of any other package than the main
 * class's mapped by the driver, which knows nothing of {@code _id}.
 */
@Factory
class DatabaseSettings {
    private static final String ADDRESS = "mongodb.uri";

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

    @Singleton
    @Requires(property = ADDRESS)
    @Replaces(DefaultMongoConfiguration.class)
    DefaultMongoConfiguration configuration(
            ApplicationConfiguration application,
            @Property(name = ADDRESS) String address,
            CodecRegistryBuilder codecs,
            List<CommandListener> commands,
            List<ConnectionPoolListener> pools) {
        DefaultMongoConfiguration configuration = new DefaultMongoConfiguration(application);
        configuration.setUri(address);
        configuration.setCodecRegistryBuilder(codecs);
        configuration.commandListeners(commands);
        configuration.connectionPoolListeners(pools);
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
