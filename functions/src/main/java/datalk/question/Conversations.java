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

    /**
     * The conversation of that id, as far as an answer if one is named; a new one where none was named or none is kept
     * under it any more.
     */
    Conversation open(Optional<String> id, Optional<String> follows) {
        return id.filter(KeptAnswers::isOurs)
                .flatMap(repository::findById)
                .filter(kept -> !Retention.isOver(kept.expires_at()))
                .map(kept -> follows.map(kept::upTo).orElse(kept))
                .orElseGet(() -> Conversation.begin(UUID.randomUUID().toString()));
    }

    /** Adds a turn to what is kept by now: questions that a caller gave up on may have ended meanwhile. */
    void keep(Conversation conversation, Conversation.Turn turn) {
        Optional<Conversation> kept = conversation.isNew() ? Optional.empty() : repository.findById(conversation.id());
        Conversation longer = kept.orElse(conversation).with(turn, Instant.now(), retention);
        if (kept.isPresent()) {
            repository.update(longer);
        } else {
            repository.save(longer);
        }
    }
}
