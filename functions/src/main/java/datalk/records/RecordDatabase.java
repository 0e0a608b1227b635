package datalk.records;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import jakarta.inject.Singleton;
import org.bson.Document;

/** The collections as plain documents, for what spans several kinds of record. */
@Singleton
class RecordDatabase {
    private final MongoClient client;
    private final String name;

    RecordDatabase(MongoClient client, DatabaseName database) {
        this.client = client;
        this.name = database.name();
    }

    MongoCollection<Document> collection(String collection) {
        return client.getDatabase(name).getCollection(collection);
    }

    /** A collection as the stored form of its records. */
    <E> MongoCollection<E> collection(String collection, Class<E> type) {
        return client.getDatabase(name).getCollection(collection, type);
    }
}
