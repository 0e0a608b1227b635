package datalk.local;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micronaut.testresources.core.TestResourcesResolver;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code mongodb.uri} with the address of an embedded MongoDB-wire server, started when first asked. */
public final class EmbeddedMongoResolver implements TestResourcesResolver {
    private static final String URI_PROPERTY = "mongodb.uri";
    private MongoServer server;

    @Override
    public int getOrder() {
        return -100;
    }

    @Override
    public List<String> getResolvableProperties(
            Map<String, Collection<String>> propertyEntries, Map<String, Object> testResourcesConfig) {
        return List.of(URI_PROPERTY);
    }

    @Override
    public synchronized Optional<String> resolve(
            String propertyName, Map<String, Object> properties, Map<String, Object> testResourcesConfig) {
        if (!URI_PROPERTY.equals(propertyName)) {
            return Optional.empty();
        }
        if (server == null) {
            server = new MongoServer(new SessionAnnouncingBackend(new MemoryBackend()));
            server.bind("localhost", 0);
        }
        return Optional.of(server.getConnectionString() + "/datalk");
    }
}
