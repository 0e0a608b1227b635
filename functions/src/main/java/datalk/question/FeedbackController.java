package datalk.question;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.JsonMapper;

/** Takes and lists what askers think of answers. */
@Controller("/api")
class FeedbackController {
    private final BeanProvider<FeedbackService> feedback;
    private final JsonMapper json;

    FeedbackController(BeanProvider<FeedbackService> feedback, JsonMapper json) {
        this.feedback = feedback;
        this.json = json;
    }

    @Put("/answers/{id}/feedback")
    FeedbackShown keep(String id, @Body String body) {
        return FeedbackShown.of(feedback.get().keep(id, FeedbackRequest.read(body, json)));
    }

    @Get("/feedback")
    FeedbackPage list(HttpRequest<?> request) {
        return feedback.get().list(FeedbackListRequest.read(request.getParameters()));
    }
}
