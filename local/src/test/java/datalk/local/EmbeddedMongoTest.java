package datalk.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
    @Test
    void opensSessions() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(mongo.uri());
                ClientSession session = client.startSession()) {
            client.getDatabase("datalk").getCollection("stores").insertOne(session, new Document("_id", 1));

            assertThat(stores(client)).isEqualTo(1);
        }
    }

    @Test
    void keepsDataOfADirectoryOverARestart(@TempDir Path directory) {
        Path fresh = directory.resolve("not/there/yet");
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(fresh);
                MongoClient client = MongoClients.create(mongo.uri())) {
            client.getDatabase("datalk").getCollection("stores").insertOne(new Document("_id", 7));
        }

        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(fresh);
                MongoClient client = MongoClients.create(mongo.uri())) {
            assertThat(client.getDatabase("datalk").getCollection("stores").find())
                    .containsExactly(new Document("_id", 7));
        }
    }

    @Test
    void forgetsDataInMemory() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(mongo.uri())) {
            client.getDatabase("datalk").getCollection("stores").insertOne(new Document("_id", 7));
        }

        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(mongo.uri())) {
            assertThat(stores(client)).isZero();
        }
    }

    private static long stores(MongoClient client) {
        return client.getDatabase("datalk").getCollection("stores").countDocuments();
    }
}
