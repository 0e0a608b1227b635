package datalk.local;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A memory backend that reads the records of a period only, where an aggregation begins with a range of text.
 *
 * <p>The library looks at every record for every aggregation; a real MongoDB has an index on what questions filter by.
 * So this keeps records in order from the first time they are asked for so, until their collection changes. What is
 * within the range goes on through the library's own stages.
 */
final class IndexedMemoryBackend extends MemoryBackend {
    private static final Set<String> STAGES = Set.of("$match", "$group", "$project", "$sort", "$limit");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final Set<String> READS = Set.of(
            "find",
            "count",
            "distinct",
            "getMore",
            "killCursors",
            "hello",
            "isMaster",
            "ismaster",
            "ping",
            "endSessions");

    private final AtomicLong changes = new AtomicLong();
    private final Map<String, AtomicLong> changesOf = new ConcurrentHashMap<>();
    private final Map<String, Index> indexes = new ConcurrentHashMap<>();

    /** The order of a collection's records as it was after so many changes; none where it cannot be kept. */
    private record Index(long changes, Optional<OrderedRecords> records) {}

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        if (READS.contains(command)) {
            return super.handleCommand(channel, databaseName, command, query);
        }
        if (command.equals("aggregate") && isRead(query)) {
            return withinRange(databaseName, query)
                    .orElseGet(() -> super.handleCommand(channel, databaseName, command, query));
        }
        AtomicLong changed = WRITES.contains(command) ? changesOf(databaseName + "." + query.get(command)) : changes;
        changed.incrementAndGet();
        try {
            return super.handleCommand(channel, databaseName, command, query);
        } finally {
            changed.incrementAndGet();
        }
    }

    private AtomicLong changesOf(String namespace) {
        return changesOf.computeIfAbsent(namespace, any -> new AtomicLong());
    }

    private static boolean isRead(Document query) {
        return Aggregation.parse(query.get("pipeline")).stream().allMatch(stage -> STAGES.containsAll(stage.keySet()));
    }

    /** What an aggregation answers that begins with a range; nothing where the library has to answer. */
    private Optional<Document> withinRange(String databaseName, Document query) {
        List<Document> stages = new ArrayList<>(Aggregation.parse(query.get("pipeline")));
        MongoDatabase database = resolveDatabase(databaseName);
        String name = String.valueOf(query.get("aggregate"));
        MongoCollection<?> collection = database.resolveCollection(name, false);
        if (collection == null || stages.isEmpty() || !(stages.get(0).get("$match") instanceof Document match)) {
            return Optional.empty();
        }
        return TextRange.in(match)
                .flatMap(range -> records(collection, range.field()).flatMap(records -> {
                    Document others = match.clone();
                    others.remove(range.field());
                    stages.set(0, new Document("$match", others));
                    Aggregation rest = Aggregation.fromPipeline(
                            stages, this::resolveDatabase, database, collection, NoopOplog.get());
                    return run(rest, query, collection, records, range);
                }));
    }

    private static Optional<Document> run(
            Aggregation aggregation,
            Document query,
            MongoCollection<?> collection,
            OrderedRecords records,
            TextRange range) {
        try {
            aggregation.validate(query);
            List<Document> rows = aggregation.runStages(records.within(range));
            Document cursor = new Document("id", 0L)
                    .append("ns", collection.getFullName())
                    .append("firstBatch", rows);
            Document answer = new Document("cursor", cursor);
            Utils.markOkay(answer);
            return Optional.of(answer);
        } catch (MongoServerException theLibraryTells) {
            return Optional.empty();
        }
    }

    private Optional<OrderedRecords> records(MongoCollection<?> collection, String field) {
        String namespace = collection.getFullName();
        long now = changes.get() + changesOf(namespace).get();
        return indexes.compute(
                        namespace + ":" + field,
                        (key, known) -> known != null && known.changes() == now
                                ? known
                                : new Index(now, OrderedRecords.of(collection.queryAllAsStream(), field)))
                .records();
    }
}
