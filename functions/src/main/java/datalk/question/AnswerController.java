package datalk.question;

import datalk.problem.Described;
import datalk.problem.Problem;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

    /** Gives an earlier answer, with what was asked. */
    @Get("/{id:[^./]+}")
    @Described.AsksDatabase
    @Operation(tags = "Questions", operationId = "getAnswer")
    @ApiResponse(
            responseCode = "200",
            description = "The answer as it was given, with question, as_of and created_at.",
            content = @Content(schema = @Schema(allOf = {AskResponse.class, Asked.class})))
    @ApiResponse(
            responseCode = "404",
            description = ApiTexts.NOT_KEPT,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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

    /**
     * Gives the rows of an earlier answer as CSV: names of columns first, texts that look like formulas disarmed. The
     * path says what is wanted, also to a caller that accepts JSON from everywhere.
     */
    @Get(
            uri = "/{id}.csv",
            produces = {CSV, MediaType.APPLICATION_JSON})
    @Described.AsksDatabase
    @Operation(tags = "Questions", operationId = "exportAnswer")
    @ApiResponse(
            responseCode = "200",
            description = "The rows.",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "404",
            description = ApiTexts.NOT_KEPT,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The answer has no rows: nothing was computed, or its table was too large to be kept.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<String> csv(String id) {
        KeptAnswer kept = answers.get().get(id);
        return HttpResponse.ok(AnswerCsv.of(answers.get().read(kept)))
                .header(HttpHeaders.CONTENT_TYPE, CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"datalk-" + kept.id() + ".csv\"");
    }
}
