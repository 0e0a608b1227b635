package datalk.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import datalk.problem.Described;
import datalk.problem.Problem;
import datalk.problem.Texts;
import datalk.semantic.Language;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes, lists and removes questions that a person has confirmed. */
@Controller(VerifiedQuestionController.PATH)
class VerifiedQuestionController {
    static final String PATH = "/api/verified-questions";

    private final BeanProvider<VerifiedQuestionService> questions;
    private final JsonMapper json;

    VerifiedQuestionController(BeanProvider<VerifiedQuestionService> questions, JsonMapper json) {
        this.questions = questions;
        this.json = json;
    }

    /** Keeps an answer's draft, or a question with a draft, for all questions of the same form. */
    @Post
    @Described.TakesBody
    @Described.AsksDatabase
    @Operation(tags = "Questions", operationId = "verifyQuestion")
    @RequestBody(
            description = "An answer that a model planned, or a question and the draft that answers it.",
            required = true,
            content = @Content(schema = @Schema(implementation = Sent.class)))
    @ApiResponse(
            responseCode = "201",
            description = "What is kept.",
            content = @Content(schema = @Schema(implementation = Shown.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A field is wrong, or the draft does not answer the whole question.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = ApiTexts.NOT_KEPT,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<Shown> keep(@Body String body, HttpRequest<?> request) {
        Language preferred = Language.of(Texts.of(request).locale());
        StoredVerifiedQuestion kept = questions.get().keep(VerifiedQuestionRequest.read(body, json), preferred);
        return HttpResponse.created(shown(kept), URI.create(PATH + "/" + kept.id()));
    }

    /** Lists what was verified here, newest first. */
    @Get
    @Described.AsksDatabase
    @Operation(tags = "Questions", operationId = "listVerifiedQuestions")
    @ApiResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = Page.class)))
    Page list() {
        return new Page(questions.get().list().stream()
                .sorted(Comparator.comparing(StoredVerifiedQuestion::created_at).reversed())
                .map(this::shown)
                .toList());
    }

    /** Forgets one. */
    @Delete("/{id}")
    @Described.AsksDatabase
    @Operation(tags = "Questions", operationId = "deleteVerifiedQuestion")
    @ApiResponse(responseCode = "204", description = "It is forgotten.")
    @ApiResponse(
            responseCode = "404",
            description = "There is none of that id.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> delete(String id) {
        questions.get().delete(id);
        return HttpResponse.noContent();
    }

    private Shown shown(StoredVerifiedQuestion kept) {
        try {
            Map<String, Object> plan = json.readValue(kept.draft(), Argument.mapOf(String.class, Object.class));
            return new Shown(kept.id(), kept.question(), kept.form(), plan, kept.created_at());
        } catch (IOException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    /** What is sent: {@code answer_id} alone, or the other two. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Sent(
            @Nullable String answerId,
            @Nullable String question,
            @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable Map<String, Object> plan) {}

    /**
     * A verified question as callers see it.
     *
     * @param form what other questions have to have in common with it to be answered alike
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Shown(
            String id,
            String question,
            String form,
            @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
                    Map<String, Object> plan,
            String createdAt) {}

    /** All of them, newest first. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<Shown> items) {}
}
