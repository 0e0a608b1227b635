package datalk.local;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * An embedded backend whose greeting announces sessions.
 *
 * <p>micronaut-data-mongodb opens a session for every operation, and the driver refuses to where the server's greeting
 * has no {@code logicalSessionTimeoutMinutes}. The backend accepts, and ignores, the {@code lsid} that then arrives.
 */
record SessionAnnouncingBackend(MongoBackend backend) implements MongoBackend {
    private static final String GREETING_MARK = "maxWireVersion";
    private static final int SESSION_TIMEOUT_MINUTES = 30;

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return announceSessions(backend.handleCommand(channel, database, command, query));
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return announceSessions(backend.handleMessage(message));
    }

    private static Document announceSessions(Document answer) {
        if (answer.containsKey(GREETING_MARK)) {
            answer.put("logicalSessionTimeoutMinutes", SESSION_TIMEOUT_MINUTES);
        }
        return answer;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return backend.handleQuery(query);
    }

    @Override
    public void handleClose(Channel channel) {
        backend.handleClose(channel);
    }

    @Override
    public void dropDatabase(String database) {
        backend.dropDatabase(database);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return backend.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return backend.getServerStatus();
    }

    @Override
    public void close() {
        backend.close();
    }

    @Override
    public void closeCursors(List<Long> cursorIds) {
        backend.closeCursors(cursorIds);
    }

    @Override
    public Clock getClock() {
        return backend.getClock();
    }

    @Override
    public void enableOplog() {
        backend.enableOplog();
    }

    @Override
    public void disableOplog() {
        backend.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return backend.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        return new SessionAnnouncingBackend(backend.version(version));
    }
}
