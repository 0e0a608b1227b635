package datalk.local;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.backend.aggregation.stage.LimitStage;
import de.bwaldvogel.mongo.backend.aggregation.stage.ProjectStage;
import de.bwaldvogel.mongo.backend.aggregation.stage.SortStage;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A memory backend that aggregates as a database does: by an order of records where a period is asked for, and groups
 * by hash.
 *
 * <p>The library looks at every record for every aggregation; a real MongoDB has an index on what questions filter by.
 * So this keeps records in order from the first time they are asked for so, until their collection changes. What it
 * does not know it leaves to the library.
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
            return aggregate(databaseName, query)
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

    private static List<Document> pipeline(Document query) {
        return Aggregation.parse(query.get("pipeline"));
    }

    private static boolean isRead(Document query) {
        return pipeline(query).stream().allMatch(stage -> stage.size() == 1 && STAGES.containsAll(stage.keySet()));
    }

    /** The answer; nothing where there is no such collection, and where the library has to tell what is wrong. */
    private Optional<Document> aggregate(String databaseName, Document query) {
        String name = String.valueOf(query.get("aggregate"));
        MongoCollection<?> collection = resolveDatabase(databaseName).resolveCollection(name, false);
        if (collection == null || !(query.get("cursor") instanceof Document)) {
            return Optional.empty();
        }
        try {
            Document cursor = new Document("id", 0L)
                    .append("ns", collection.getFullName())
                    .append("firstBatch", rows(collection, pipeline(query)));
            Document answer = new Document("cursor", cursor);
            Utils.markOkay(answer);
            return Optional.of(answer);
        } catch (MongoServerException wrong) {
            return Optional.empty();
        }
    }

    private List<Document> rows(MongoCollection<?> collection, List<Document> pipeline) {
        List<Document> stages = new ArrayList<>(pipeline);
        Stream<Document> rows = range(stages)
                .flatMap(range -> records(collection, range.field()).map(records -> {
                    Document others = ((Document) stages.get(0).get("$match")).clone();
                    others.remove(range.field());
                    stages.set(0, new Document("$match", others));
                    return records.within(range);
                }))
                .orElseGet(collection::queryAllAsStream);
        for (Document stage : stages) {
            rows = stage(stage).apply(rows);
        }
        return rows.toList();
    }

    private static Optional<TextRange> range(List<Document> stages) {
        return stages.stream()
                .limit(1)
                .filter(stage -> stage.get("$match") instanceof Document)
                .findFirst()
                .flatMap(stage -> TextRange.in((Document) stage.get("$match")));
    }

    private static AggregationStage stage(Document stage) {
        String name = stage.keySet().iterator().next();
        Object asked = stage.get(name);
        return switch (name) {
            case "$match" -> new TextMatch((Document) asked);
            case "$group" -> new HashedGroups((Document) asked);
            case "$project" -> new ProjectStage(asked);
            case "$sort" -> new SortStage((Document) asked);
            case "$limit" -> new LimitStage(((Number) asked).longValue());
            default -> throw new IllegalStateException(name + " is not among the stages that read");
        };
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
