package datalk.question;

import datalk.planning.VerifiedQuestion;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A verified question as it is kept. It holds no date: what it says is applied to the dates of the question at hand.
 *
 * @param id of its form: a question of the same form takes its place
 */
@Serdeable
@MappedEntity("verified_questions")
record StoredVerifiedQuestion(
        @Id String id, String question, String form, String parts, String draft, String created_at) {

    static StoredVerifiedQuestion of(VerifiedQuestion pair, String now) {
        return new StoredVerifiedQuestion(pair.id(), pair.question(), pair.form(), pair.parts(), pair.draft(), now);
    }

    private VerifiedQuestion pair() {
        return new VerifiedQuestion(id, question, form, parts, draft);
    }

    static List<VerifiedQuestion> all(VerifiedQuestionRepository repository) {
        return repository.findAll().stream().map(StoredVerifiedQuestion::pair).toList();
    }
}
