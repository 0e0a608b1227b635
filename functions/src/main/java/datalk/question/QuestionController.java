package datalk.question;

import datalk.problem.Described;
import datalk.problem.Problem;
import datalk.problem.Texts;
import datalk.semantic.Language;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes questions. */
@Controller(QuestionController.PATH)
class QuestionController {
    static final String PATH = "/api/ask";

    /** How questions end, without their words: the workbook on Azure reads these lines. */
    private static final Logger LOG = LoggerFactory.getLogger("datalk.question");

    private final BeanProvider<QuestionService> questions;

    /** The service, and all that it needs, is made when the first question comes. */
    QuestionController(BeanProvider<QuestionService> questions) {
        this.questions = questions;
    }

    /**
     * Answers a question, or says why not.
     *
     * <p>A question that cannot be answered is answered with 200 and a {@code status} that says so.
     */
    @Post
    @Described.TakesBody
    @Described.AsksDatabase
    @Operation(tags = "Questions", operationId = "ask")
    @RequestBody(
            description = "A question in Portuguese or English.",
            required = true,
            content = @Content(schema = @Schema(implementation = AskRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The answer: answered, needs_clarification or unanswerable.",
            content = @Content(schema = @Schema(implementation = AskResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A field of the body is wrong; each of them is named.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "500",
            description = "Our mistake; also an answer that failed its own checks and was withheld.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "504",
            description = "The database took longer than a question may take.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    AskResponse ask(@Body String body, HttpRequest<?> request) {
        AskRequest ask = AskRequest.read(body);
        Language preferred = ask.locale()
                .map(tags -> Language.of(Texts.language(tags)))
                .orElseGet(() -> Language.of(Texts.of(request).locale()));
        AskResponse answer = questions.get().answer(ask, preferred);
        LOG.info(
                "question status={} reason={} planner={} elapsed_ms={} prompt_tokens={} output_tokens={}",
                answer.status(),
                answer.reason() == null ? "none" : answer.reason(),
                answer.planner(),
                answer.elapsedMs(),
                answer.model() == null ? 0 : answer.model().promptTokens(),
                answer.model() == null ? 0 : answer.model().outputTokens());
        return answer;
    }
}
