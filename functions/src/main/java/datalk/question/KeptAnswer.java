package datalk.question;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import org.bson.BsonType;
import org.bson.codecs.pojo.annotations.BsonRepresentation;

/**
 * A question and how it was answered. Beyond the words of the question nothing tells who asked.
 *
 * @param as_of the moment that the question's relative time counted from
 * @param locale the language that the caller preferred
 * @param answer the JSON that was answered, as text: so no number changes on its way through the database
 * @param expires_at when it is forgotten
 * @param ttl see {@link Retention}
 */
@Serdeable
@MappedEntity("answers")
record KeptAnswer(
        @Id String id,
        String question,
        String as_of,
        String locale,
        String status,
        String created_at,
        String answer,
        @BsonRepresentation(BsonType.DATE_TIME) Long expires_at,
        int ttl) {}
