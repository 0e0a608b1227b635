package datalk.question;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.bson.BsonType;
import org.bson.codecs.pojo.annotations.BsonRepresentation;
import org.jspecify.annotations.Nullable;

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

    /**
     * One question and the moment that its relative time counted from.
     *
     * @param answer_id what was answered; nothing in what was kept before this was
     * @param follows the answer that it was asked after: questions that a caller gave up on may stand in between
     */
    @Serdeable
    record Turn(String question, String as_of, @Nullable String answer_id, @Nullable String follows) {}

    /** A conversation in which nothing was said yet. */
    static Conversation begin(String id) {
        return new Conversation(id, List.of(), Long.MAX_VALUE, 0);
    }

    /** Whether nothing of it is kept yet. */
    boolean isNew() {
        return ttl == 0;
    }

    /**
     * An answer and what was said on the way to it; nothing where that answer is not known here, as a follow-up must
     * not lean on another.
     */
    Conversation upTo(String answerId) {
        LinkedList<Turn> said = new LinkedList<>();
        String wanted = answerId;
        for (int i = turns.size() - 1; i >= 0 && wanted != null; i--) {
            if (wanted.equals(turns.get(i).answer_id())) {
                said.addFirst(turns.get(i));
                wanted = turns.get(i).follows();
            }
        }
        return new Conversation(id, said, expires_at, ttl);
    }

    /** The next turn of it. */
    Turn next(String question, String asOf, String answerId) {
        return new Turn(
                question,
                asOf,
                answerId,
                turns.isEmpty() ? null : turns.get(turns.size() - 1).answer_id());
    }

    Conversation with(Turn turn, Instant now, Retention retention) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(turn);
        int from = Math.max(0, more.size() - MOST_TURNS);
        return new Conversation(id, more.subList(from, more.size()), retention.endFrom(now), retention.seconds());
    }
}
