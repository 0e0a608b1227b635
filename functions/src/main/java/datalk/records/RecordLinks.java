package datalk.records;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what lies between records true: the copies that referring records hold, and the number by which other instances
 * see that the registers have changed.
 *
 * <p>There are no transactions here (the database offers them for one collection only): whoever writes looks again
 * afterwards, so that of two writers that cross the later one always sees the other's work.
 */
@Singleton
public class RecordLinks {
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String MARK = "unfinished";
    private static final String REMOVAL = "removal-";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final RecordDatabase database;

    RecordLinks(RecordDatabase database) {
        this.database = database;
    }

    /** Writes many records of one collection at once. */
    <E extends StoredRecord<?, E>> BulkWrite<E> bulkWrite(String collection, Class<E> type) {
        return new BulkWrite<>(database.collection(collection, type));
    }

    /** A mark like no other, for records of a kind that leaves something to be done when it is written. */
    static @Nullable String newMark(RecordKind<?, ?> kind) {
        return kind.isRegister() ? new ObjectId().toHexString() : null;
    }

    /** The mark of a record that somebody is about to remove. */
    static String newRemoval() {
        return REMOVAL + new ObjectId().toHexString();
    }

    static boolean isBeingRemoved(StoredRecord<?, ?> record) {
        return record.unfinished() != null && record.unfinished().startsWith(REMOVAL);
    }

    /**
     * Does what written records leave to be done, and takes their marks off where nobody has written again since. Until
     * then the mark stands, so that after a failure whoever writes such a record again finishes it.
     *
     * @param copied records that others may have false copies of
     * @param due all records that bear one of the marks
     */
    void finish(String collection, Collection<Long> copied, Collection<Long> due, Collection<String> marks) {
        if (!copied.isEmpty()) {
            spread(collection, copied);
        }
        markRegistersChanged();
        Bson marked = new Document(ID, new Document("$in", due)).append(MARK, new Document("$in", marks));
        database.collection(collection)
                .bulkWrite(List.of(new UpdateManyModel<>(marked, Updates.unset(MARK))), UNORDERED);
    }

    /** Copies records' present content to everything that refers to them, until it has stopped changing meanwhile. */
    private void spread(String collection, Collection<Long> ids) {
        List<Document> seen = List.of();
        List<Document> present = read(collection, ids);
        while (!present.isEmpty() && !present.equals(seen)) {
            for (Reference reference : Reference.to(collection)) {
                copy(reference, present);
            }
            seen = present;
            present = read(collection, ids);
        }
    }

    /**
     * Says of a record, in the version that was read, that it is about to be removed. False, if it is another by now.
     */
    boolean announceRemoval(String collection, StoredRecord<?, ?> record, String removal) {
        return database.collection(collection)
                        .updateOne(
                                new Document(ID, record.id()).append(VERSION, record.version()),
                                Updates.set(MARK, removal))
                        .getMatchedCount()
                == 1;
    }

    /** Removes a record of which that was said, unless somebody has written or needed it since. */
    boolean remove(String collection, Long id, String removal) {
        return database.collection(collection)
                        .deleteOne(new Document(ID, id).append(MARK, removal))
                        .getDeletedCount()
                == 1;
    }

    /** The collection of which some record refers to this one. */
    Optional<String> findReferrer(String collection, Long id) {
        return Reference.to(collection).stream()
                .filter(reference -> database.collection(reference.from())
                                .find(eq(reference.field(), id))
                                .projection(new Document(ID, 1))
                                .first()
                        != null)
                .map(Reference::from)
                .findFirst();
    }

    /** Says to every instance that what it remembers of the registers' names may no longer be true. */
    void markRegistersChanged() {
        database.collection(CollectionNames.REGISTER_VERSIONS)
                .updateOne(eq(ID, "registers"), Updates.inc("version", 1L), new UpdateOptions().upsert(true));
    }

    private List<Document> read(String collection, Collection<Long> ids) {
        return database.collection(collection).find(in(ID, ids)).into(new ArrayList<>());
    }

    private void copy(Reference reference, List<Document> records) {
        List<WriteModel<Document>> updates = new ArrayList<>();
        for (Document record : records) {
            List<Bson> changes = reference.copies().stream()
                    .map(field -> copied(field, record.get(field)))
                    .toList();
            updates.add(new UpdateManyModel<>(eq(reference.field(), record.get(ID)), Updates.combine(changes)));
        }
        database.collection(reference.from()).bulkWrite(updates, UNORDERED);
    }

    private static Bson copied(String field, Object value) {
        return value == null ? Updates.unset(field) : Updates.set(field, value);
    }
}
