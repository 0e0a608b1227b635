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
    private final MongoServer server;

    private EmbeddedMongo(MongoBackend backend) {
        server = new MongoServer(new SessionAnnouncingBackend(backend));
        server.bind("localhost", 0);
    }

    /** Starts a server whose data are gone when it stops. */
    public static EmbeddedMongo inMemory() {
        return new EmbeddedMongo(new IndexedMemoryBackend());
    }

    /** Starts a server that keeps its data in one file of {@code directory}, which is made if it is not there. */
    public static EmbeddedMongo inDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the data directory " + directory, e);
        }
        return new EmbeddedMongo(new H2Backend(directory.resolve(DATA_FILE).toString()));
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
