package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served of the page, over HTTP, through the open door. How it behaves, {@code PageTest} sees in a browser. */
@MicronautTest
class PageControllerTest {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final int MOST_BYTES_AT_FIRST = 40_000;

    @Inject
    EmbeddedServer server;

    @Test
    void pageIsAskedForAgainAndItsPartsAreKeptForEver() throws Exception {
        HttpResponse<byte[]> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(header(page, "cache-control")).isEqualTo("no-cache");
        assertThat(assets()).hasSizeGreaterThan(5).allSatisfy(asset -> {
            HttpResponse<byte[]> answer = get(asset);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "cache-control")).contains("immutable", "max-age=31536000");
        });
    }

    @Test
    void policyAllowsFilesOfThisAppAndNothingElse() throws Exception {
        assertThat(header(get("/"), "content-security-policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src 'self'")
                .doesNotContain("unsafe", "http", "*", "data:");
    }

    @Test
    void isCompressedForWhoeverTakesItAndPlainForOthers() throws Exception {
        HttpResponse<byte[]> compressed = get("/", "Accept-Encoding", "gzip, deflate, br");

        assertThat(header(compressed, "content-encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "vary")).isEqualTo("Accept-Encoding");
        assertThat(unpacked(compressed.body())).isEqualTo(get("/").body());
    }

    @Test
    void firstVisitTransfersLittle() throws Exception {
        int bytes = get("/", "Accept-Encoding", "gzip").body().length;
        for (String asset : assets()) {
            bytes += get(asset, "Accept-Encoding", "gzip").body().length;
        }

        assertThat(bytes).isLessThan(MOST_BYTES_AT_FIRST);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/assets/page-000000000000/main.js",
                "/assets/application.properties",
                "/assets/../index.html",
                "/assets/page/..%2f..%2fapplication.properties",
                "/index.html.gz",
            })
    void servesNoOtherFile(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    private List<String> assets() throws Exception {
        String page = new String(get("/").body(), StandardCharsets.UTF_8);
        return ASSET.matcher(page)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static byte[] unpacked(byte[] compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.getURI().resolve("/")).uri(java.net.URI.create(server.getURI() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
