package datalk.question;

import datalk.problem.Described;
import datalk.problem.Problem;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Takes and lists what askers think of answers. */
@Controller("/api")
class FeedbackController {
    private final BeanProvider<FeedbackService> feedback;

    FeedbackController(BeanProvider<FeedbackService> feedback) {
        this.feedback = feedback;
    }

    /** Keeps what an asker thinks of an answer, in the place of what was said of it before. */
    @Put("/answers/{id}/feedback")
    @Described.TakesBody
    @Described.AsksDatabase
    @Operation(tags = "Questions", operationId = "rateAnswer")
    @RequestBody(
            description = "Thumb up or down, and why.",
            required = true,
            content = @Content(schema = @Schema(implementation = FeedbackRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What is kept.",
            content = @Content(schema = @Schema(implementation = FeedbackShown.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A field of the body is wrong; each of them is named.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = ApiTexts.NOT_KEPT,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    FeedbackShown keep(String id, @Body String body) {
        return FeedbackShown.of(feedback.get().keep(id, FeedbackRequest.read(body)));
    }

    /** Lists feedback, newest first. */
    @Get("/feedback")
    @Described.AsksDatabase
    @Operation(
            tags = "Questions",
            operationId = "listFeedback",
            parameters = {
                @Parameter(
                        name = "rating",
                        in = ParameterIn.QUERY,
                        description = "Only these.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"up", "down"})),
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
                @Parameter(
                        name = "after",
                        in = ParameterIn.QUERY,
                        description = "The value of next of the page before.",
                        schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content = @Content(schema = @Schema(implementation = FeedbackPage.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is wrong; each of them is named.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    FeedbackPage list(HttpRequest<?> request) {
        return feedback.get().list(FeedbackListRequest.read(request.getParameters()));
    }
}
