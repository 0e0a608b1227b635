package datalk.question;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps conversations between questions, for whichever instance the next one reaches. */
@Singleton
class Conversations {
    private final ConversationRepository repository;
    private final Retention retention;

    Conversations(ConversationRepository repository, QuestionConfig config) {
        this.repository = repository;
        this.retention = new Retention(config.retention());
    }

    /** The conversation of that id; a new one where none was named or none is kept under it any more. */
    Conversation open(Optional<String> id) {
        return id.filter(KeptAnswers::isOurs)
                .flatMap(repository::findById)
                .filter(kept -> !Retention.isOver(kept.expires_at()))
                .orElseGet(() -> Conversation.begin(UUID.randomUUID().toString()));
    }

    void keep(Conversation conversation, Conversation.Turn turn) {
        Conversation longer = conversation.with(turn, Instant.now(), retention);
        if (conversation.turns().isEmpty()) {
            repository.save(longer);
        } else {
            repository.update(longer);
        }
    }
}
