package datalk.question;

import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.planning.Planner;
import datalk.planning.VerifiedQuestion;
import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import datalk.problem.RecordNotFoundException;
import datalk.semantic.Language;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps what persons have confirmed, so that a question of the same form needs no model, and a similar one has a
 * pattern.
 */
@Singleton
class VerifiedQuestionService {
    private final Grounder grounder;
    private final Planner planner;
    private final KeptAnswers answers;
    private final VerifiedQuestionRepository repository;
    private final JsonMapper json;
    private final Clock clock;

    VerifiedQuestionService(
            Grounder grounder,
            Planner planner,
            KeptAnswers answers,
            VerifiedQuestionRepository repository,
            JsonMapper json,
            QuestionConfig config) {
        this.grounder = grounder;
        this.planner = planner;
        this.answers = answers;
        this.repository = repository;
        this.json = json;
        this.clock = Clock.system(config.timeZone());
    }

    StoredVerifiedQuestion keep(VerifiedQuestionRequest request, Language preferred) {
        VerifiedQuestion pair = request.answerId()
                .map(this::ofAnswer)
                .orElseGet(() -> checked(
                        grounder.ground(
                                request.question(), LocalDateTime.now(clock).withNano(0), preferred),
                        request.plan(),
                        "plan"));
        StoredVerifiedQuestion kept = StoredVerifiedQuestion.of(pair, Retention.text(Instant.now()));
        if (repository.existsById(kept.id())) {
            repository.update(kept);
        } else {
            repository.save(kept);
        }
        planner.refresh();
        return kept;
    }

    private VerifiedQuestion ofAnswer(String id) {
        KeptAnswer kept = answers.get(id);
        String draft = draft(kept).orElseThrow(() -> invalid("answer_id"));
        Grounding grounding = grounder.ground(
                kept.question(), LocalDateTime.parse(kept.as_of()), Language.of(Locale.forLanguageTag(kept.locale())));
        return checked(grounding, draft, "answer_id");
    }

    /** The draft of the model that was asked; nothing where none was: rules need nobody to confirm them. */
    private Optional<String> draft(KeptAnswer kept) {
        return Optional.ofNullable(answers.read(kept).get("model"))
                .map(model -> model.get("draft"))
                .map(draft -> VerifiedQuestionRequest.text(draft, json));
    }

    private VerifiedQuestion checked(Grounding question, String draft, String field) {
        return planner.verify(question, draft).orElseThrow(() -> invalid(field));
    }

    private static InvalidFieldsException invalid(String field) {
        return new InvalidFieldsException(List.of(new FieldIssue(field, "reason.not-verifiable")));
    }

    List<StoredVerifiedQuestion> list() {
        return repository.findAll();
    }

    void delete(String id) {
        if (!KeptAnswers.isOurs(id) || repository.findById(id).isEmpty()) {
            throw new RecordNotFoundException("verified-question", id.substring(0, Math.min(id.length(), 36)));
        }
        repository.deleteById(id);
        planner.refresh();
    }
}
