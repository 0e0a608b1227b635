package datalk.question;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.io.IOException;

/** Shows answers again. */
@Controller("/api/answers")
class AnswerController {
    private static final String CSV = "text/csv;charset=utf-8";

    private final BeanProvider<KeptAnswers> answers;
    private final JsonMapper json;

    AnswerController(BeanProvider<KeptAnswers> answers, JsonMapper json) {
        this.answers = answers;
        this.json = json;
    }

    /** What was answered, with what was asked. */
    @Get("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    String get(String id) throws IOException {
        KeptAnswer kept = answers.get().get(id);
        String asked = json.writeValueAsString(new Asked(kept.question(), kept.as_of(), kept.created_at()));
        // joined as text, because numbers that are read and written again lose their last zeros
        return kept.answer().substring(0, kept.answer().length() - 1) + "," + asked.substring(1);
    }

    /** What an answer is shown with later. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Asked(String question, String asOf, String createdAt) {}

    /** Its rows. */
    @Get(uri = "/{id}.csv", produces = CSV)
    HttpResponse<String> csv(String id) throws IOException {
        KeptAnswer kept = answers.get().get(id);
        return HttpResponse.ok(AnswerCsv.of(json.readValue(kept.answer(), Argument.of(JsonNode.class))))
                .header(HttpHeaders.CONTENT_TYPE, CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"datalk-" + kept.id() + ".csv\"");
    }
}
