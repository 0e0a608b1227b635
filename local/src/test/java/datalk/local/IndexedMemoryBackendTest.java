package datalk.local;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.out;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexedMemoryBackendTest {
    private static final String[] OPERATORS = {"$gt", "$gte", "$lt", "$lte"};

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.uri());
    private final MongoCollection<Document> orders =
            client.getDatabase("datalk").getCollection("orders");

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    /** Aggregations read by ranges; {@code find} does not, and is the library's own. */
    @Test
    void findsWhatTheLibraryFinds() {
        Random random = new Random(1);
        orders.insertMany(
                IntStream.range(0, 300).mapToObj(id -> order(id, random)).toList());

        for (int i = 0; i < 200; i++) {
            Document condition = new Document("day", range(random));
            if (random.nextBoolean()) {
                condition.append("status", "F");
            }
            assertThat(ids(orders.aggregate(List.of(match(condition)))))
                    .as(condition.toJson())
                    .containsExactlyInAnyOrderElementsOf(ids(orders.find(condition)));
        }
    }

    private static Document order(int id, Random random) {
        Document order = new Document("_id", id).append("status", random.nextBoolean() ? "F" : "C");
        return switch (random.nextInt(10)) {
            case 0 -> order;
            case 1 -> order.append("day", null);
            default -> order.append("day", day(random));
        };
    }

    private static String day(Random random) {
        return String.valueOf(random.nextInt(30));
    }

    private static Document range(Random random) {
        Document range = new Document();
        for (int i = 0; i <= random.nextInt(3); i++) {
            range.append(OPERATORS[random.nextInt(4)], day(random));
        }
        return range;
    }

    private static List<Object> ids(Iterable<Document> found) {
        List<Object> ids = new ArrayList<>();
        found.forEach(each -> ids.add(each.get("_id")));
        return ids;
    }

    @Test
    void seesEachChangeAtOnce() {
        orders.insertMany(List.of(march(1), march(2)));
        assertThat(inMarch()).containsExactlyInAnyOrder(1, 2);

        orders.insertOne(march(3));
        assertThat(inMarch()).containsExactlyInAnyOrder(1, 2, 3);

        orders.updateOne(eq(1), set("day", "2021-04-01"));
        assertThat(inMarch()).containsExactlyInAnyOrder(2, 3);

        orders.bulkWrite(List.of(new UpdateOneModel<>(eq(1), set("day", "2021-03-31"))));
        assertThat(inMarch()).containsExactlyInAnyOrder(1, 2, 3);

        orders.deleteOne(eq(2));
        assertThat(inMarch()).containsExactlyInAnyOrder(1, 3);

        orders.findOneAndDelete(eq(3));
        assertThat(inMarch()).containsExactly(1);

        orders.drop();
        assertThat(inMarch()).isEmpty();
    }

    @Test
    void seesWhatAnAggregationWrites() {
        MongoCollection<Document> copies = client.getDatabase("datalk").getCollection("copies");
        copies.insertOne(march(1));
        assertThat(ids(copies.aggregate(List.of(match(march()))))).containsExactly(1);
        orders.insertOne(march(2));

        orders.aggregate(List.of(match(march()), out("copies"))).toCollection();

        assertThat(ids(copies.aggregate(List.of(match(march()))))).containsExactly(2);
    }

    @Test
    void leavesMixedFieldsToTheLibrary() {
        orders.insertMany(List.of(
                march(1), new Document("_id", 2).append("day", List.of("2021-03-09")), march(3).append("day", 7)));

        assertThat(inMarch()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void runsTheStagesAfterTheRange() {
        orders.insertMany(List.of(march(1), march(2), march(3).append("day", "2021-04-01")));

        assertThat(orders.aggregate(List.of(match(march()), group("$day", sum("n", 1)), limit(5))))
                .containsExactly(new Document("_id", "2021-03-05").append("n", 2));
    }

    private static Document march(int id) {
        return new Document("_id", id).append("day", "2021-03-05");
    }

    private static Bson march() {
        return new Document("day", new Document("$gte", "2021-03-01").append("$lt", "2021-04-01"));
    }

    private List<Object> inMarch() {
        return ids(orders.aggregate(List.of(match(march()))));
    }
}
