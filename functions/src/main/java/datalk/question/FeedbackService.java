package datalk.question;

import com.mongodb.client.model.Sorts;
import datalk.question.FeedbackListRequest.Place;
import io.micronaut.data.mongodb.operations.options.MongoFindOptions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Keeps what askers think of answers, for whoever tends the installation. */
@Singleton
class FeedbackService {
    private final KeptAnswers answers;
    private final FeedbackRepository repository;
    private final Retention retention;

    FeedbackService(KeptAnswers answers, FeedbackRepository repository, QuestionConfig config) {
        this.answers = answers;
        this.repository = repository;
        this.retention = new Retention(config.retention());
    }

    /** Keeps feedback in the place of what was said of the same answer before. */
    Feedback keep(String answerId, FeedbackRequest request) {
        KeptAnswer answer = answers.get(answerId);
        Instant now = Instant.now();
        Feedback feedback = new Feedback(
                answer.id(),
                answer.question(),
                answer.status(),
                answers.read(answer).get("planner").getStringValue(),
                request.rating(),
                request.comment().orElse(null),
                Retention.text(now),
                retention.endFrom(now),
                retention.seconds());
        if (repository.existsById(answer.id())) {
            repository.update(feedback);
        } else {
            repository.save(feedback);
        }
        return feedback;
    }

    FeedbackPage list(FeedbackListRequest request) {
        List<Feedback> found = repository.findAll(new MongoFindOptions()
                .filter(request.filter(Instant.now()))
                .sort(Sorts.descending("rated_at", "_id"))
                .limit(request.limit() + 1));
        boolean more = found.size() > request.limit();
        List<Feedback> page = more ? found.subList(0, request.limit()) : found;
        String next = more ? Place.of(page.get(page.size() - 1)).cursor() : null;
        return new FeedbackPage(page.stream().map(FeedbackShown::of).toList(), next);
    }
}
