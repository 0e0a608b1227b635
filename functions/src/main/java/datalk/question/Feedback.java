package datalk.question;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import org.bson.BsonType;
import org.bson.codecs.pojo.annotations.BsonRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * What an asker thinks of an answer.
 *
 * <p>Kept beside the answer and not in it: lists stay small, and no table is written again for a thumb.
 *
 * @param id of the answer
 * @param question what was asked, so that a list can be read without opening each answer
 * @param planner what read the question; nothing in what was kept before this was
 * @param ttl see {@link Retention}
 */
@Serdeable
@MappedEntity("feedback")
record Feedback(
        @Id String id,
        String question,
        String status,
        @Nullable String planner,
        String rating,
        @Nullable String comment,
        String rated_at,
        @BsonRepresentation(BsonType.DATE_TIME) Long expires_at,
        int ttl) {}
