package datalk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** No condition is lost, whatever was asked of its field before. */
class ConditionsTest {
    private final Conditions conditions = new Conditions();

    private String built() {
        return conditions
                .build()
                .toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry())
                .toJson();
    }

    private static Document operator(String name, Object value) {
        return new Document(name, value);
    }

    @Test
    void noneSelectEverything() {
        assertThat(conditions.isEmpty()).isTrue();
        assertThat(built()).isEqualTo("{}");
    }

    @Test
    void operatorsOfOneFieldJoin() {
        conditions.add("day", operator("$gte", "a")).add("day", operator("$lt", "b"));

        assertThat(built()).isEqualTo("{\"day\": {\"$gte\": \"a\", \"$lt\": \"b\"}}");
    }

    @Test
    void operatorsOfOneNameBothHold() {
        conditions.add("day", operator("$gte", "a")).add("day", operator("$gte", "b"));

        assertThat(built()).isEqualTo("{\"$and\": [{\"day\": {\"$gte\": \"a\"}}, {\"day\": {\"$gte\": \"b\"}}]}");
    }

    @Test
    void twoValuesOfOneFieldBothHold() {
        conditions.add("hub", 1).add("hub", 2);

        assertThat(built()).isEqualTo("{\"$and\": [{\"hub\": 1}, {\"hub\": 2}]}");
    }

    @Test
    void valueIsAskedOnce() {
        conditions.add("hub", 1).add("hub", 1).add("plan", null).add("plan", null);

        assertThat(built()).isEqualTo("{\"hub\": 1, \"plan\": null}");
    }

    @Test
    void whatHasAValueIsThere() {
        conditions.add("hub", 1).present("hub");

        assertThat(built()).isEqualTo("{\"hub\": 1}");
    }

    @Test
    void whatIsNotThereCannotBeThereToo() {
        conditions.add("plan", null).present("plan");

        assertThat(built()).isEqualTo("{\"$and\": [{\"plan\": null}, {\"plan\": {\"$ne\": null}}]}");
    }

    @Test
    void whatIsNotOfAValueMayStillBeMissing() {
        conditions.add("hub", operator("$ne", 1)).present("hub");

        assertThat(built()).isEqualTo("{\"$and\": [{\"hub\": {\"$ne\": 1}}, {\"hub\": {\"$ne\": null}}]}");
    }

    @Test
    void alternativesBothHold() {
        conditions.any(List.of(new Document("a", 1))).any(List.of(new Document("b", 2)));

        assertThat(built()).isEqualTo("{\"$and\": [{\"$or\": [{\"a\": 1}]}, {\"$or\": [{\"b\": 2}]}]}");
    }
}
