package datalk.question;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.Set;

/** Feedback as it was sent. */
@Schema(name = "Feedback", requiredProperties = "rating")
record FeedbackRequest(
        @Schema(pattern = "up|down", example = "up") String rating,
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, nullable = true, maxLength = FeedbackRequest.LONGEST)
                Optional<String> comment) {
    static final Set<String> RATINGS = Set.of("up", "down");
    static final int LONGEST = 1000;
    private static final String RATING = "rating";
    private static final String COMMENT = "comment";

    /** Reads a body and names every field that is wrong. */
    static FeedbackRequest read(String body) {
        BodyFields fields = BodyFields.of(body, Set.of(RATING, COMMENT));
        String rating = fields.required(RATING);
        if (!rating.isEmpty() && !RATINGS.contains(rating)) {
            fields.wrong(RATING, "reason.rating");
        }
        Optional<String> comment = fields.text(COMMENT).map(String::strip).filter(text -> !text.isEmpty());
        comment.ifPresent(text -> fields.atMost(COMMENT, text, LONGEST));
        fields.check();
        return new FeedbackRequest(rating, comment);
    }
}
