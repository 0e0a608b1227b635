package datalk.question;

import datalk.problem.Texts;
import datalk.semantic.Language;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;

/** Takes questions. */
@Controller(QuestionController.PATH)
class QuestionController {
    static final String PATH = "/api/ask";

    private final BeanProvider<QuestionService> questions;
    private final JsonMapper json;

    /** The service, and all that it needs, is made when the first question comes. */
    QuestionController(BeanProvider<QuestionService> questions, JsonMapper json) {
        this.questions = questions;
        this.json = json;
    }

    @Post
    AskResponse ask(@Body String body, HttpRequest<?> request) {
        AskRequest ask = AskRequest.read(body, json);
        Language preferred = ask.locale()
                .map(Language::of)
                .orElseGet(() -> Language.of(Texts.of(request).locale().toLanguageTag()));
        return questions.get().answer(ask, preferred);
    }
}
