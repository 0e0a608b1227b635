package datalk.question;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * What a person has confirmed: an answer that a model planned, or a question and the draft that answers it.
 *
 * @param plan the draft, as JSON
 */
record VerifiedQuestionRequest(Optional<String> answerId, String question, String plan) {
    private static final int LONGEST = 1000;
    private static final String ANSWER_ID = "answer_id";
    private static final String QUESTION = "question";
    private static final String PLAN = "plan";

    /** Reads a body and names every field that is wrong. */
    static VerifiedQuestionRequest read(String body, JsonMapper json) {
        BodyFields fields = BodyFields.of(body, Set.of(ANSWER_ID, QUESTION, PLAN));
        Optional<String> answerId = fields.text(ANSWER_ID);
        Optional<JsonNode> plan = fields.object(PLAN);
        String question = answerId.isPresent() ? "" : fields.required(QUESTION);
        fields.atMost(QUESTION, question, LONGEST);
        if (answerId.isEmpty() && plan.isEmpty()) {
            fields.wrong(PLAN, "reason.missing");
        }
        if (answerId.isPresent() && (plan.isPresent() || fields.text(QUESTION).isPresent())) {
            fields.wrong(ANSWER_ID, "reason.stands-alone");
        }
        fields.check();
        return new VerifiedQuestionRequest(
                answerId, question, plan.map(each -> text(each, json)).orElse("{}"));
    }

    static String text(JsonNode tree, JsonMapper json) {
        try {
            return json.writeValueAsString(tree);
        } catch (IOException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
