package datalk.records;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonInt64;
import org.bson.BsonNull;

/**
 * Inserts and updates of one collection, sent in one go and in no order.
 *
 * <p>An update is found by its id alone and lets the database count the version up: whoever compares versions notices
 * it, and the row, which is whole, needs none to compare with. The embedded server of a local run has no index for an
 * id together with a version.
 */
final class BulkWrite<E extends StoredRecord<?, E>> {
    private static final String ID = "_id";
    private static final String VERSION = "version";

    private final MongoCollection<E> collection;
    private final List<WriteModel<E>> writes = new ArrayList<>();
    private final List<String> fields;
    private int updates;

    BulkWrite(MongoCollection<E> collection) {
        this.collection = collection;
        this.fields = Arrays.stream(BeanIntrospection.getIntrospection(collection.getDocumentClass())
                        .getConstructorArguments())
                .map(Argument::getName)
                .filter(field -> !"id".equals(field) && !VERSION.equals(field))
                .toList();
    }

    void insert(E record) {
        writes.add(new InsertOneModel<>(record));
    }

    /** Gives a record this content, whatever it has; fields that the content lacks are removed. */
    void update(E record) {
        BsonDocument content = new BsonDocument();
        content.putAll(BsonDocumentWrapper.asBsonDocument(record, collection.getCodecRegistry()));
        content.remove(ID);
        content.remove(VERSION);
        BsonDocument absent = new BsonDocument();
        for (String field : fields) {
            if (!content.containsKey(field)) {
                absent.append(field, BsonNull.VALUE);
            }
        }
        BsonDocument changes = new BsonDocument("$set", content);
        if (!absent.isEmpty()) {
            changes.append("$unset", absent);
        }
        changes.append("$inc", new BsonDocument(VERSION, new BsonInt64(1)));
        writes.add(new UpdateOneModel<>(Filters.eq(ID, record.id()), changes));
        updates++;
    }

    /** Sends all; false, if a record that was to be updated is no longer there. */
    boolean send() {
        return writes.isEmpty()
                || collection
                                .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                                .getMatchedCount()
                        == updates;
    }
}
