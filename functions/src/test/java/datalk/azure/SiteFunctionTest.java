package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import datalk.local.LocalExecution;
import datalk.local.LocalRequest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@Property(name = "spec.name", value = "SiteFunctionTest")
class SiteFunctionTest {
    private static final String SECRET = "behind the key";

    @Inject
    ApplicationContext application;

    private SiteFunction site;

    @BeforeEach
    void open() {
        site = new SiteFunction(application);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/secret-of-test",
                "//api/secret-of-test",
                "///api/secret-of-test",
                "/API/secret-of-test",
                "/Api/secret-of-test",
                "/%61pi/secret-of-test",
                "/a%70i/secret-of-test",
                "/%2561pi/secret-of-test",
                "/./api/secret-of-test",
                "/../api/secret-of-test",
                "/docs/../api/secret-of-test",
                "/docs/%2e%2e/api/secret-of-test",
                "/docs//../api/secret-of-test",
                "/%2e/api/secret-of-test",
                "/%2fapi/secret-of-test",
                "/%5capi/secret-of-test",
                "/api./secret-of-test",
                "/api../secret-of-test",
                "/api/./secret-of-test",
                "/api%2fsecret-of-test",
                "/api;x=1/secret-of-test",
                "/;/api/secret-of-test",
                "/api%20/secret-of-test",
                "/%20api/secret-of-test",
                "/api/",
                "/api",
                "/api?x=1",
            })
    void neverLeadsToTheApi(String path) {
        HttpResponseMessage answer = get(path);

        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(String.valueOf(answer.getBody())).doesNotContain(SECRET);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"//api/stores", "/%61pi/stores", "/docs/../api/stores", "/nothing-here"})
    void saysThatNothingIsThereAsEverywhere(String path) {
        HttpResponseMessage answer =
                send(HttpMethod.GET, path, Map.of("accept-language", "en", "x-request-id", "me-7"));

        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("x-request-id")).isEqualTo("me-7");
        assertThat((String) answer.getBody())
                .contains("\"type\":\"urn:datalk:problem:route-not-found\"", "\"detail\":\"There is nothing")
                .doesNotContain("no-route");
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpMethod.class,
            names = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void refusesToChangeAnything(HttpMethod method) {
        HttpResponseMessage answer = send(method, "/health", Map.of("accept-language", "en"));

        assertThat(answer.getStatusCode()).isEqualTo(405);
        assertThat(answer.getHeader("Allow")).contains("GET");
        assertThat(answer.getHeader("x-request-id")).isEqualTo("1");
        assertThat((String) answer.getBody()).contains("urn:datalk:problem:method-not-allowed", method.name());
    }

    @ParameterizedTest
    @EnumSource(HttpMethod.class)
    void noMethodLeadsToTheApi(HttpMethod method) {
        for (String path : List.of("/api/secret-of-test", "//api/secret-of-test", "/%61pi/secret-of-test")) {
            assertThat(send(method, path, Map.of()).getStatusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/site-of-test", "/api-docs-of-test", "/deeper/site-of-test"})
    void servesPlainPathsBesideTheApi(String path) {
        HttpResponseMessage answer = get(path);

        assertThat(answer.getStatusCode()).isEqualTo(200);
    }

    @Test
    void apiDoorServesTheApi() {
        HttpResponseMessage answer = new ApiFunction(application)
                .handle(LocalRequest.get("http://localhost/api/secret-of-test"), new LocalExecution("api", "1"));

        assertThat(answer.getBody()).isEqualTo(SECRET);
    }

    private HttpResponseMessage get(String path) {
        return send(HttpMethod.GET, path, Map.of());
    }

    private HttpResponseMessage send(HttpMethod method, String path, Map<String, String> headers) {
        URI uri = URI.create("http://localhost" + path);
        return site.handle(
                new LocalRequest(method, uri, headers, Map.of(), Optional.empty()), new LocalExecution("site", "1"));
    }

    /** Routes that only this test knows, on both sides of the wall. */
    @Controller
    @Requires(property = "spec.name", value = "SiteFunctionTest")
    static class Routes {
        @Get("/api/secret-of-test")
        String secret() {
            return SECRET;
        }

        @Get(uris = {"/site-of-test", "/api-docs-of-test", "/deeper/site-of-test"})
        String site() {
            return "open to all";
        }
    }
}
