package datalk.local;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A MongoDB-wire server inside this JVM, on a free port of this machine.
 *
 * <p>It speaks enough of MongoDB for Datalk, keeps no users and knows no transactions: for work at one's own desk and
 * for tests, never for service.
 */
public final class EmbeddedMongo implements AutoCloseable {
    private static final String DATABASE = "datalk";
    private static final String DATA_FILE = "datalk.mv.db";
    private static final int ANY_PORT = 0;

    private final MongoServer server;

    private EmbeddedMongo(MongoBackend backend, int port) {
        server = new MongoServer(new SessionAnnouncingBackend(backend));
        server.bind("localhost", port);
    }

    /** Starts a server whose data are gone when it stops. */
    public static EmbeddedMongo inMemory() {
        return inMemory(ANY_PORT);
    }

    /** The same at a port that somebody asks already. */
    public static EmbeddedMongo inMemory(int port) {
        return new EmbeddedMongo(new IndexedMemoryBackend(), port);
    }

    /** Starts a server that keeps its data in one file of {@code directory}, which is made if it is not there. */
    public static EmbeddedMongo inDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the data directory " + directory, e);
        }
        return new EmbeddedMongo(new H2Backend(directory.resolve(DATA_FILE).toString()), ANY_PORT);
    }

    /** The connection string, database included. */
    public String uri() {
        return server.getConnectionString() + "/" + DATABASE;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
