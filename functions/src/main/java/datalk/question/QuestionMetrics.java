package datalk.question;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/**
 * Counts and times questions by how they ended, where figures are asked for: {@code datalk_questions_seconds} by
 * {@code status}, {@code planner} and {@code reason}, {@code datalk_question_rows} by planner. Reads the answer as it
 * leaves, so that answering knows nothing of figures.
 */
@ServerFilter(QuestionController.PATH)
@RequiresMetrics
class QuestionMetrics {
    private static final String NONE = "none";
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;

    QuestionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @ResponseFilter
    void record(HttpResponse<?> response) {
        if (response.body() instanceof AskResponse answer) {
            record(answer);
        }
    }

    private void record(AskResponse answer) {
        String reason = answer.reason() == null ? NONE : answer.reason();
        Timer.builder("datalk.questions")
                .description("Questions by how they ended")
                .tags("status", answer.status(), "planner", answer.planner(), "reason", reason)
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(Duration.ofMillis(answer.elapsedMs()));
        if (answer.result() != null) {
            DistributionSummary.builder("datalk.question.rows")
                    .description("Rows of answers")
                    .tags("planner", answer.planner())
                    .register(registry)
                    .record(answer.result().rows().size());
        }
    }
}
