package datalk.problem;

import static datalk.Http.header;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong is said as problem+json, through the function door. */
@MicronautTest
class ProblemTest {
    @Inject
    EmbeddedServer server;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(server);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4} {5}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|/api/hubs|application/json|{\"hub_id\":|400|malformed-json",
                "POST|/api/hubs|application/json|{\"hub_id\":1} {}|400|malformed-json",
                "POST|/api/hubs|application/json|{\"hub_id\":1,\"hub_id\":2}|400|malformed-json",
                "POST|/api/hubs|application/json|NaN|400|malformed-json",
                "POST|/api/hubs|application/json|` `|400|missing-body",
                "POST|/api/hubs|application/json||400|missing-body",
                "POST|/api/hubs|application/json|[]|400|invalid-fields",
                "POST|/api/hubs|application/json|\"x\"|400|invalid-fields",
                "POST|/api/hubs|application/json|null|400|invalid-fields",
                "PATCH|/api/hubs/1|application/merge-patch+json|{|400|malformed-json",
                "POST|/api/hubs|text/plain|x|415|unsupported-media-type",
                "GET|/api/hubs/one|||400|invalid-parameters",
                "GET|/api/hubs/1|||404|record-not-found",
                "GET|/api/lions|||404|route-not-found",
                "POST|/api/hubs/1|application/json|{}|405|method-not-allowed",
                "OPTIONS|/api/hubs|||405|method-not-allowed",
            })
    void saysWhatIsWrong(String method, String path, String type, String body, int status, String problem) {
        HttpResponse<String> answer = type == null
                ? http.send(method, path, body)
                : http.send(method, path, body == null ? "" : body, "Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:datalk:problem:" + problem + "\"", "\"status\":" + status)
                .contains("\"instance\":\"urn:uuid:")
                .doesNotContain("Exception", "io.micronaut", "com.mongodb", "datalk.records");
    }

    @Test
    void listsTheMethodsThatAreAllowed() {
        assertThat(header(http.send("DELETE", "/api/hubs", null), "Allow")).contains("GET", "POST");
    }

    @Test
    void refusesAFormatThatIsNotThere() {
        assertThat(http.get("/api/hubs", "Accept", "application/xml").statusCode())
                .isEqualTo(406);
    }

    @Test
    void answersHeadWithoutABody() {
        HttpResponse<String> answer = http.send("HEAD", "/api/hubs/1", null);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {900_000, 1_100_000})
    void limitsTheSizeOfJson(int size) {
        HttpResponse<String> answer = http.post("/api/hubs", "{\"x\":\"" + "x".repeat(size) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(size > 1 << 20 ? 413 : 400);
    }

    @Test
    void limitsTheDepthOfJson() {
        HttpResponse<String> answer = http.post("/api/hubs", "{\"x\":".repeat(50_000) + "1" + "}".repeat(50_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("malformed-json");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"'en-GB,en;q=0.9',Record not found", "pt,Registro não encontrado", "de,Registro não encontrado"})
    void speaksTheCallersLanguage(String acceptLanguage, String title) {
        HttpResponse<String> answer = http.get("/api/stores/1", "Accept-Language", acceptLanguage);

        assertThat(answer.body()).contains("\"title\":\"" + title + "\"");
    }
}
