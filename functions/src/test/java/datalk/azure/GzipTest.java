package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are compressed on their way out, as callers get them. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class GzipTest {
    private static final String MODEL = "/api/semantic-model";

    @Inject
    EmbeddedServer server;

    private Http http;

    @BeforeEach
    void open() {
        http = Mall.open(server);
    }

    @Test
    void aLongAnswerIsCompressedToTheSameBytes() throws Exception {
        HttpResponse<byte[]> compressed = get(MODEL, "gzip, deflate, br");

        assertThat(compressed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("vary")).hasValue("Accept-Encoding");
        assertThat(compressed.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(unpacked(compressed)).isEqualTo(http.get(MODEL).body());
        assertThat(compressed.body().length).isLessThan(unpacked(compressed).length() / 3);
    }

    @Test
    void aQuestionsAnswerIsCompressedToo() throws Exception {
        HttpRequest question = request("/api/ask", "gzip")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"question\":\"ticket médio por loja em março de 2021\"}"))
                .build();

        HttpResponse<byte[]> compressed = HttpClient.newHttpClient().send(question, BodyHandlers.ofByteArray());

        assertThat(unpacked(compressed)).contains("\"status\":\"answered\"", "ticket médio", "CUMIURI");
    }

    @ParameterizedTest(name = "“{0}”")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    gzip                     | true
                    GZIP                     | true
                    deflate, gzip;q=0.5      | true
                    br;q=1.0,gzip ; q=1      | true
                    gzip;q=0                 | false
                    gzip;q=0.000, br         | false
                    br                       | false
                    identity                 | false
                    br, gzip;q=0.5           | true
                    deflate , gzip;q=0.001   | true
                    gzip;q=0, *              | false
                    *;q=0, gzip              | true
                    *                        | true
                    br, *;q=0.1              | true
                    *;q=0                    | false
                    x-gzip                   | true
                    not-gzip                 | false
                    gzipped                  | false
                    ``                       | false
                    """)
    void isCompressedForThoseWhoTakeIt(String accepted, boolean compressed) throws Exception {
        for (String path : List.of(MODEL, "/", "/api/orders?limit=500")) {
            HttpResponse<byte[]> answer = get(path, accepted);

            assertThat(answer.headers().firstValue("content-encoding"))
                    .isEqualTo(compressed ? Optional.of("gzip") : Optional.empty());
            assertThat(compressed ? unpacked(answer) : new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(http.get(path).body());
        }
    }

    @Test
    void whoTakesNothingGetsTextAndCachesAreTold() {
        HttpResponse<String> plain = http.get(MODEL);

        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(plain.headers().firstValue("vary")).hasValue("Accept-Encoding");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/health, a short one", "/api/stores/10, one with an entity tag", "/docs, a page"})
    void othersStayAsTheyAre(String path, String what) throws Exception {
        HttpResponse<byte[]> answer = get(path, "gzip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
    }

    private HttpResponse<byte[]> get(String path, String accepted) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(path, accepted).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String accepted) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + path)).header("Accept-Encoding", accepted);
    }

    private static String unpacked(HttpResponse<byte[]> compressed) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
