package datalk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.backend.aggregation.stage.GroupStage;
import de.bwaldvogel.mongo.backend.aggregation.stage.MatchStage;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own stages give what the library's give. */
class QuickStagesTest {
    private static final Object[] VALUES = {
        null, "a", "b", 1, 1L, 1.0, 2, 2.5, -0.0, 0, 9_007_199_254_740_992L, 9_007_199_254_740_993L, true
    };

    private static final Document LACKS_X =
            new Document("$eq", Arrays.asList(new Document("$ifNull", Arrays.asList("$x", null)), null));

    private final List<Document> records = records();

    private static List<Document> records() {
        Random random = new Random(7);
        return IntStream.range(0, 400).mapToObj(id -> record(id, random)).toList();
    }

    private static Document record(int id, Random random) {
        Document record = new Document("_id", id).append("n", random.nextInt(100));
        for (String field : List.of("x", "y")) {
            if (random.nextInt(6) > 0) {
                record.put(field, VALUES[random.nextInt(VALUES.length)]);
            }
        }
        return record.append("in", new Document("x", record.get("x")));
    }

    private List<Document> run(AggregationStage stage) {
        return stage.apply(records.stream()).toList();
    }

    static Stream<Object> keys() {
        return Stream.of(
                new Document("k0", "$x"),
                new Document("k0", "$x").append("k1", "$y"),
                new Document("k0", "$in.x"),
                new Document("$ifNull", List.of("$x", "none")),
                "$x",
                "$y",
                "$in.x",
                "$in",
                "all");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void groupsAsTheLibraryDoes(Object key) {
        Document group = new Document("_id", key)
                .append("c", new Document("$sum", 1))
                .append("s", new Document("$sum", "$n"))
                .append("least", new Document("$min", "$n"))
                .append("most", new Document("$max", "$y"))
                .append("first", new Document("$first", "$y"))
                .append("lacking", new Document("$sum", new Document("$cond", List.of(LACKS_X, 1, 0))));

        assertThat(run(new HashedGroups(group))).containsExactlyInAnyOrderElementsOf(run(new GroupStage(group)));
    }

    @Test
    void groupsAllUnderNull() {
        Document group = new Document("_id", null).append("c", new Document("$sum", 1));

        assertThat(run(new HashedGroups(group))).containsExactly(new Document("_id", null).append("c", records.size()));
    }

    @Test
    void wantsAKeyAsTheLibraryDoes() {
        assertThatThrownBy(() -> new HashedGroups(new Document("c", new Document("$sum", 1))))
                .isInstanceOf(MongoServerError.class)
                .hasMessageContaining("must include an _id");
    }

    static Stream<Document> conditions() {
        return Stream.of(
                new Document(),
                new Document("x", "a"),
                new Document("x", "a").append("y", "b"),
                new Document("x", "a").append("n", new Document("$gt", 50)),
                new Document("in.x", "a"),
                new Document("x", 1),
                new Document("x", null),
                new Document("$or", List.of(new Document("x", "a"), new Document("y", "b"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void matchesAsTheLibraryDoes(Document conditions) {
        assertThat(run(new TextMatch(conditions)))
                .isNotEmpty()
                .containsExactlyElementsOf(run(new MatchStage(conditions)));
    }

    @Test
    void matchesAListByOneOfItsValues() {
        Document list = new Document("x", List.of("c", "a"));

        assertThat(new TextMatch(new Document("x", "a")).apply(Stream.of(list))).containsExactly(list);
    }
}
