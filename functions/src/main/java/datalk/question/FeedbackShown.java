package datalk.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** {@link Feedback} as callers see it. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record FeedbackShown(
        String answerId,
        String question,
        String status,
        @Nullable String planner,
        String rating,
        @Nullable String comment,
        String ratedAt) {
    static FeedbackShown of(Feedback kept) {
        return new FeedbackShown(
                kept.id(),
                kept.question(),
                kept.status(),
                kept.planner(),
                kept.rating(),
                kept.comment(),
                kept.rated_at());
    }
}
