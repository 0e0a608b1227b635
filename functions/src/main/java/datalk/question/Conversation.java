package datalk.question;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions that a follow-up may lean on, oldest first.
 *
 * @param changed when the last question came, ISO text in UTC
 */
@Serdeable
@MappedEntity("conversations")
record Conversation(@Id String id, List<Turn> turns, String changed) {
    /** More would be read again at every question, and nobody leans that far back. */
    private static final int MOST_TURNS = 20;

    Conversation {
        turns = List.copyOf(turns);
    }

    /** One question and the moment that its relative time counted from. */
    @Serdeable
    record Turn(String question, String as_of) {}

    Conversation with(Turn turn, String now) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(turn);
        int from = Math.max(0, more.size() - MOST_TURNS);
        return new Conversation(id, more.subList(from, more.size()), now);
    }
}
