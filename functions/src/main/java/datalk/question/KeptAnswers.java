package datalk.question;

import com.mongodb.MongoException;
import datalk.problem.RecordNotFoundException;
import datalk.semantic.Language;
import io.micronaut.core.type.Argument;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps answers, so that they can be shown again, exported and judged.
 *
 * <p>An answer that cannot be kept is given all the same: it is true, and who asked needs it now. That is logged, and
 * its id leads nowhere.
 */
@Singleton
class KeptAnswers {
    /** Well below the 2 MB that Cosmos DB takes as one document. */
    static final int MOST_BYTES = 1_500_000;

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final KeptAnswerRepository repository;
    private final JsonMapper json;
    private final Retention retention;

    KeptAnswers(KeptAnswerRepository repository, JsonMapper json, QuestionConfig config) {
        this.repository = repository;
        this.json = json;
        this.retention = new Retention(config.retention());
    }

    /** Whether a text can be an id that we gave. */
    static boolean isOurs(String id) {
        return ID.matcher(id).matches();
    }

    void keep(AskResponse response, String question, LocalDateTime asOf, Language preferred) {
        Instant now = Instant.now();
        KeptAnswer answer = new KeptAnswer(
                response.id(),
                question,
                asOf.toString(),
                preferred.name().toLowerCase(Locale.ROOT),
                response.status(),
                Retention.text(now),
                text(response),
                retention.endFrom(now),
                retention.seconds());
        try {
            repository.save(answer);
        } catch (DataAccessException | MongoException notKept) {
            LOG.warn("answer {} was given and not kept: {}", response.id(), cause(notKept));
        }
    }

    /** The class alone: messages of the database may hold what was to be written. */
    private static String cause(RuntimeException fault) {
        return (fault.getCause() == null ? fault : fault.getCause()).getClass().getName();
    }

    /** An answer whose table is too large for one document is kept without the table and its chart. */
    private String text(AskResponse response) {
        String whole = write(response);
        return fits(whole) ? whole : write(response.withoutTable());
    }

    private static boolean fits(String text) {
        int mostBytesOfACharacter = 3;
        return text.length() <= MOST_BYTES / mostBytesOfACharacter
                || text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private String write(AskResponse response) {
        try {
            return json.writeValueAsString(response);
        } catch (IOException ours) {
            throw new IllegalStateException(ours);
        }
    }

    /** The answer of that id; a problem if there is none or its time is over, though it may not be removed yet. */
    KeptAnswer get(String id) {
        return Optional.of(id)
                .filter(KeptAnswers::isOurs)
                .flatMap(repository::findById)
                .filter(kept -> !Retention.isOver(kept.expires_at()))
                .orElseThrow(() -> new RecordNotFoundException("answer", shown(id)));
    }

    /** What was answered, as JSON. */
    JsonNode read(KeptAnswer kept) {
        try {
            return json.readValue(kept.answer(), Argument.of(JsonNode.class));
        } catch (IOException ours) {
            throw new IllegalStateException(ours);
        }
    }

    /** What is no id of ours is not repeated at any length. */
    private static String shown(String id) {
        return id.substring(0, Math.min(id.length(), 36));
    }
}
