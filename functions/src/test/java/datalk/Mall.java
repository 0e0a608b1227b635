package datalk;

import com.mongodb.client.MongoClient;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small operation of five malls and 44 orders, in a database of its own: what other tests store is in no answer.
 *
 * <p>Example: {@code @Property(name = Mall.DATABASE, value = "mall")} on the test, {@code Mall.open(server)} before it.
 */
public final class Mall {
    /** The property that names the database of a test. */
    public static final String DATABASE = "test.database";

    /** The moment that questions about the mall are asked at. */
    public static final String NOW = "2021-04-30T23:59:59";

    private static final Set<String> FILLED = ConcurrentHashMap.newKeySet();

    private Mall() {}

    /** Fills the database, if no test before has, and tells how to talk to the application. */
    public static synchronized Http open(EmbeddedServer server) {
        Http http = new Http(server);
        var context = server.getApplicationContext();
        String database = context.getRequiredProperty(DATABASE, String.class);
        if (FILLED.add(database)) {
            context.getBean(MongoClient.class).getDatabase(database).drop();
            for (String kind : List.of("hubs", "channels", "stores", "customers", "orders")) {
                String report = http.postCsv("/api/imports/" + kind, file(kind)).body();
                if (!report.contains("\"rejected\":[]")) {
                    throw new AssertionError(kind + ": " + report);
                }
            }
        }
        return http;
    }

    /** One of the mall's files. */
    public static String file(String kind) {
        try (var stream = Mall.class.getResourceAsStream("/mall/" + kind + ".csv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Leads a test to its own database on the server that all tests share. */
    @Singleton
    @Requires(property = DATABASE)
    static final class OwnDatabase implements BeanCreatedEventListener<DefaultMongoConfiguration> {
        private final String name;

        OwnDatabase(@Value("${" + DATABASE + "}") String name) {
            this.name = name;
        }

        @Override
        public DefaultMongoConfiguration onCreated(BeanCreatedEvent<DefaultMongoConfiguration> event) {
            DefaultMongoConfiguration configuration = event.getBean();
            configuration.setUri(configuration.getUri().replaceFirst("(//[^/]+/)[^?]*", "$1" + name));
            return configuration;
        }
    }
}
