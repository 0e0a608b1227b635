package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Over HTTP, through the open door. */
@MicronautTest
class DocsControllerTest {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]* src=)");

    @Inject
    EmbeddedServer server;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/openapi.yml, application/yaml;charset=utf-8, openapi: 3",
        "/docs, text/html;charset=utf-8, <main id=",
        "/docs/docs.js, text/javascript;charset=utf-8, SwaggerUIBundle(",
        "/docs/swagger-ui-bundle.js, text/javascript;charset=utf-8, SwaggerUIBundle",
        "/docs/swagger-ui.css, text/css;charset=utf-8, .swagger-ui",
    })
    void serves(String path, String contentType, String content) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(contentType);
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'");
        assertThat(answer.body()).contains(content);
    }

    @Test
    void pageLoadsNothingFromElsewhere() throws Exception {
        String page = get("/docs").body();

        assertThat(page).doesNotContainPattern(INLINE_SCRIPT);
        Matcher assets = ASSET.matcher(page);
        while (assets.find()) {
            if (!assets.group(1).startsWith("data:")) {
                assertThat(assets.group(1)).startsWith("/docs/");
                assertThat(get(assets.group(1)).statusCode()).isEqualTo(200);
            }
        }
    }

    /** Its form and its gaps are held by {@code infra/check openapi}. */
    @Test
    @SuppressWarnings("unchecked") // YAML's objects
    void descriptionAsksForAKeyAndTellsHowCallsEnd() throws Exception {
        Map<String, Object> description = (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(get("/openapi.yml").body());
        Map<String, Map<String, Map<String, Object>>> paths =
                (Map<String, Map<String, Map<String, Object>>>) description.get("paths");

        assertThat(description).containsEntry("security", List.of(Map.of("key", List.of())));
        assertThat(paths.get("/api/stores").get("post"))
                .extractingByKey("responses")
                .asString()
                .contains("201=", "400=", "409=");
    }

    @Test
    void descriptionNamesTheApiAndNotItsOwnPages() throws Exception {
        String description = get("/openapi.yml").body();

        assertThat(description).contains("title: Datalk", "/api/", "/health").doesNotContain("/docs");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "post, /api/ask, 200 400 413 415 500 503 504",
        "get, /api/answers/{id}, 200 404 503",
        "get, /api/answers/{id}.csv, 200 404 409 503",
        "put, /api/answers/{id}/feedback, 200 400 404 413 415 503",
        "get, /api/feedback, 200 400 503"
    })
    void describesHowCallsAboutQuestionsEnd(String method, String path, String statuses) throws Exception {
        Map<String, Object> call = in(in(in(description(), "paths"), path), method);

        assertThat(in(call, "responses").keySet()).containsExactlyInAnyOrder(statuses.split(" "));
        assertThat(call).containsKeys("description", "operationId").containsEntry("tags", List.of("Questions"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/health, 200 503", "/health/{selector}, 200 503", "/info, 200 404"})
    void describesHowProbesEnd(String path, String statuses) throws Exception {
        Map<String, Object> call = in(in(in(description(), "paths"), path), "get");

        assertThat(in(call, "responses").keySet()).containsExactlyInAnyOrder(statuses.split(" "));
    }

    @Test
    void describesTheStateOfAProbeAsItIsSent() throws Exception {
        Map<String, Object> schemas = in(in(description(), "components"), "schemas");

        assertThat(in(in(schemas, "HealthResult"), "properties")).containsEntry("status", Map.of("type", "string"));
    }

    /** By the names that callers write and read. */
    @Test
    void describesQuestionsAndAnswersByTheirFields() throws Exception {
        Map<String, Object> schemas = in(in(description(), "components"), "schemas");

        assertThat(in(in(schemas, "Question"), "properties"))
                .containsOnlyKeys("question", "conversation_id", "follows", "as_of", "locale");
        assertThat(in(schemas, "Question")).containsEntry("required", List.of("question"));
        assertThat(in(in(schemas, "Feedback"), "properties")).containsOnlyKeys("rating", "comment");
        assertThat(in(in(schemas, "FeedbackShown"), "properties")).containsKeys("status", "planner", "rating");
        assertThat(in(in(schemas, "AskResponse"), "properties"))
                .containsKeys("conversation_id", "result", "coverage", "elapsed_ms");
        assertThat(in(in(schemas, "AskResponse.Coverage"), "properties")).containsOnlyKeys("matched", "left_out");
    }

    @Test
    void describesCellsAsTextsAndNumbers() throws Exception {
        Map<String, Object> schemas = in(in(description(), "components"), "schemas");
        Map<String, Object> rows = in(in(in(schemas, "AskResponse.Result"), "properties"), "rows");

        assertThat(in(in(rows, "items"), "items").toString()).contains("nullable=true", "type=string", "type=number");
        assertThat(in(in(in(schemas, "VerifiedQuestionController.Sent"), "properties"), "plan"))
                .containsEntry("additionalProperties", true);
    }

    private Map<String, Object> description() throws Exception {
        return new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(get("/openapi.yml").body());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Map<String, Object> parent, String key) {
        assertThat(parent).containsKey(key);
        return (Map<String, Object>) parent.get(key);
    }

    @Test
    void servesNoOtherFile() throws Exception {
        assertThat(get("/docs/application.properties").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.getURI().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
