package datalk.question;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonType;
import org.bson.codecs.pojo.annotations.BsonRepresentation;

/**
 * The questions that a follow-up may lean on, oldest first.
 *
 * @param expires_at when it is forgotten, unless another question comes
 * @param ttl see {@link Retention}
 */
@Serdeable
@MappedEntity("conversations")
record Conversation(@Id String id, List<Turn> turns, @BsonRepresentation(BsonType.DATE_TIME) Long expires_at, int ttl) {
    /** More would be read again at every question, and nobody leans that far back. */
    private static final int MOST_TURNS = 20;

    Conversation {
        turns = List.copyOf(turns);
    }

    /** One question and the moment that its relative time counted from. */
    @Serdeable
    record Turn(String question, String as_of) {}

    /** A conversation in which nothing was said yet. */
    static Conversation begin(String id) {
        return new Conversation(id, List.of(), Long.MAX_VALUE, 0);
    }

    Conversation with(Turn turn, Instant now, Retention retention) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(turn);
        int from = Math.max(0, more.size() - MOST_TURNS);
        return new Conversation(id, more.subList(from, more.size()), retention.endFrom(now), retention.seconds());
    }
}
