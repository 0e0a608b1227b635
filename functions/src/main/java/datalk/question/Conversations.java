package datalk.question;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps conversations between questions, for whichever instance the next one reaches. */
@Singleton
class Conversations {
    private final ConversationRepository repository;

    Conversations(ConversationRepository repository) {
        this.repository = repository;
    }

    /** The conversation of that id; a new one where none was named or none is kept under it. */
    Conversation open(Optional<String> id) {
        return id.filter(Conversations::isOurs)
                .flatMap(repository::findById)
                .orElseGet(() -> new Conversation(UUID.randomUUID().toString(), List.of(), ""));
    }

    private static boolean isOurs(String id) {
        return id.matches("[0-9a-f-]{36}");
    }

    void keep(Conversation conversation, Conversation.Turn turn) {
        Conversation longer = conversation.with(turn, Instant.now().toString());
        if (conversation.turns().isEmpty()) {
            repository.save(longer);
        } else {
            repository.update(longer);
        }
    }
}
