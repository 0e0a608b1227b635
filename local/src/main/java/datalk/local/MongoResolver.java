package datalk.local;

import io.micronaut.testresources.mongodb.MongoDBTestResourceProvider;
import io.micronaut.testresources.testcontainers.DockerSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.testcontainers.containers.MongoDBContainer;

/**
 * Answers {@code mongodb.uri} for tests and the local run: a real MongoDB in a container where a Docker engine answers,
 * an {@link EmbeddedMongo} where none does.
 *
 * <p>Where {@code datalk.data-dir} names a directory, an embedded server that keeps its data there is used in any case:
 * a container's data would be gone with it. The directory is relative to where Maven was started.
 */
public final class MongoResolver extends MongoDBTestResourceProvider {
    static final String DATA_DIRECTORY = "datalk.data-dir";
    private static final String DATABASE = "datalk";
    private static final String IMAGE = "mongo:7";
    private static final int BEFORE_THE_RESOLVER_THIS_ONE_EXTENDS = -100;
    private static final Path NO_DIRECTORY = Path.of("");
    private final BooleanSupplier dockerAnswers;
    private final Map<Path, EmbeddedMongo> servers = new ConcurrentHashMap<>();

    /** Called by the Test Resources service. */
    public MongoResolver() {
        this(DockerSupport::isDockerAvailable);
    }

    MongoResolver(BooleanSupplier dockerAnswers) {
        this.dockerAnswers = dockerAnswers;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-embedded-mongo"));
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_RESOLVER_THIS_ONE_EXTENDS;
    }

    @Override
    public List<String> getRequiredProperties(String expression) {
        return List.of(DATA_DIRECTORY);
    }

    @Override
    protected Optional<String> resolveWithoutContainer(
            String propertyName, Map<String, Object> properties, Map<String, Object> testResourcesConfig) {
        Path directory = Optional.ofNullable(properties.get(DATA_DIRECTORY))
                .map(value -> Path.of(value.toString()).toAbsolutePath().normalize())
                .orElse(NO_DIRECTORY);
        if (directory.equals(NO_DIRECTORY) && dockerAnswers.getAsBoolean()) {
            return Optional.empty();
        }
        return Optional.of(
                servers.computeIfAbsent(directory, MongoResolver::start).uri());
    }

    private static EmbeddedMongo start(Path directory) {
        return directory.equals(NO_DIRECTORY) ? EmbeddedMongo.inMemory() : EmbeddedMongo.inDirectory(directory);
    }

    @Override
    protected String getDefaultImageName() {
        return IMAGE;
    }

    @Override
    protected Optional<String> resolveProperty(String propertyName, MongoDBContainer container) {
        return Optional.of(container.getReplicaSetUrl(DATABASE));
    }

    void stop() {
        servers.values().forEach(EmbeddedMongo::close);
        servers.clear();
    }
}
