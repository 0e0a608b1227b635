package datalk.question;

import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import datalk.problem.Texts;
import datalk.semantic.Language;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;

/** Takes questions. */
@Controller("/api/ask")
class QuestionController {
    private final BeanProvider<QuestionService> questions;
    private final JsonMapper json;

    /** The service, and all that it needs, is made when the first question comes. */
    QuestionController(BeanProvider<QuestionService> questions, JsonMapper json) {
        this.questions = questions;
        this.json = json;
    }

    @Post
    AskResponse ask(@Body String body, HttpRequest<?> request) {
        AskRequest ask = AskRequest.read(tree(body));
        Language preferred = ask.locale()
                .map(Language::of)
                .orElseGet(() -> Language.of(Texts.of(request).locale().toLanguageTag()));
        return questions.get().answer(ask, preferred);
    }

    private JsonNode tree(String body) {
        try {
            JsonNode tree = json.readValue(body, Argument.of(JsonNode.class));
            return tree == null ? JsonNode.nullNode() : tree;
        } catch (IOException malformed) {
            throw new ProblemException(ProblemType.MALFORMED_JSON);
        }
    }
}
