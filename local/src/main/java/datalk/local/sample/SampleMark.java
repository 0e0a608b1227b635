package datalk.local.sample;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.mongodb.operations.MongoDatabaseNameProvider;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in the database itself that what it holds is sample data, for as long as the data are there.
 *
 * <p>{@code local_run} then holds {@code {_id: "sample_data", complete: true}}; {@code false} while the data are sent,
 * so that a start which was broken off is known for one.
 */
@Singleton
@Requires(classes = {MongoClient.class, MongoDatabaseNameProvider.class}) // which the Test Resources service lacks
final class SampleMark {
    private static final Logger LOG = LoggerFactory.getLogger(SampleMark.class);
    private static final String COLLECTION = "local_run";
    private static final Bson MARK = Filters.eq("_id", "sample_data");
    private static final String COMPLETE = "complete";
    private static final List<String> RECORDS = List.of("orders", "customers", "stores", "channels", "hubs");
    private static final List<String> SAID_OF_THEM = List.of("conversations", "answers", "feedback");
    private final MongoDatabase database;

    SampleMark(MongoClient client, MongoDatabaseNameProvider name) {
        this.database = client.getDatabase(name.provide(SampleMark.class));
    }

    /**
     * Marks an empty database as about to be filled; what an earlier start has left unfinished goes first.
     *
     * @return false, if there are records already
     */
    synchronized boolean begin() {
        Document mark = mark().find(MARK).first();
        if (mark != null && !mark.getBoolean(COMPLETE, false)) {
            removeRecords();
        }
        boolean empty = RECORDS.stream()
                .allMatch(kind -> database.getCollection(kind).find().first() == null);
        if (empty) {
            write(false);
        }
        return empty;
    }

    /** Whether what the database holds is sample data. */
    boolean isThere() {
        return mark().find(MARK).first() != null;
    }

    /** All sample data are there. */
    void complete() {
        write(true);
    }

    /** Removes the sample data, and what was said of them. Where there are none, nothing happens. */
    synchronized void stepAside() {
        if (isThere()) {
            removeRecords();
            mark().deleteOne(MARK); // last: a removal that fails half way is done again
            LOG.info(
                    "The sample data were removed: the database holds what is imported from now on, and nothing else.");
        }
    }

    private void removeRecords() {
        RECORDS.forEach(kind -> database.getCollection(kind).deleteMany(Filters.empty()));
        SAID_OF_THEM.forEach(kept -> database.getCollection(kept).deleteMany(Filters.empty()));
        database.getCollection("register_versions") // else questions go by names that are gone
                .updateOne(
                        Filters.eq("_id", "registers"), Updates.inc("version", 1L), new UpdateOptions().upsert(true));
    }

    private void write(boolean complete) {
        mark().updateOne(MARK, Updates.set(COMPLETE, complete), new UpdateOptions().upsert(true));
    }

    private MongoCollection<Document> mark() {
        return database.getCollection(COLLECTION);
    }
}
