package datalk.azure;

import static datalk.Http.header;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.MediaType;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code Accept} and {@code Content-Type} may say, and what they may not change. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
@Property(name = PrometheusController.SWITCH, value = "true")
class NegotiationTest {
    private static final String CITY = "/api/hubs/2";

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    private Http http;

    @BeforeEach
    void open() {
        http = Mall.open(server);
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=iso-8859-1",
                "application/json; charset=utf-16",
                "Application/JSON;q=0.5",
                "application/*",
                "application/*;q=0.1, text/csv",
                "text/csv, */*;q=0.1",
                "*/*;charset=utf-16",
                "text/html, image/gif, *; q=.2",
                "text/xml,application/json;version=2",
                "application/json;q=0.0, application/json;version=2",
                "",
            })
    void jsonIsJsonInUtf8HoweverItIsAskedFor(String accept) {
        HttpResponse<String> answer = http.get(CITY, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo(http.get(CITY).body()).contains("SÃO PAULO");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "application/xml",
                "application/json;q=0",
                "application/json;charset=utf-8;q=0.000",
                "application/json;q=0, */*",
                "application/*;q=0, */*;q=0.5",
                "*/*;q=0",
                "text/*",
            })
    void whatIsRuledOutOrNotThereIsRefused(String accept) {
        HttpResponse<String> answer = http.get(CITY, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("urn:datalk:problem:not-acceptable");
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/|text/html|text/html;charset=utf-8",
                "/|text/html;charset=iso-8859-1|text/html;charset=utf-8",
                "/docs|text/*|text/html;charset=utf-8",
                "/docs/docs.css|text/css,*/*;q=0.1|text/css;charset=utf-8",
                "/docs/docs.js|text/javascript|text/javascript;charset=utf-8",
                "/openapi.yml|application/yaml|application/yaml;charset=utf-8",
                "/health|application/json;charset=utf-16|application/json",
                "/prometheus|text/plain;version=1.0.0|text/plain; version=0.0.4; charset=utf-8",
                "/prometheus|application/openmetrics-text,*/*;q=0.1|text/plain; version=0.0.4; charset=utf-8",
            })
    void eachHasItsOwnTypeAndKeepsIt(String path, String accept, String type) {
        HttpResponse<String> answer = http.get(path, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(type);
    }

    @Test
    void aProblemIsAProblemInUtf8() {
        HttpResponse<String> answer = http.get("/api/hubs/404", "Accept", "application/json;charset=utf-16");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("Registro não encontrado");
    }

    /** The host has read it as UTF-8 by then. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"iso-8859-1", "us-ascii", "utf-16", "no-such-encoding"})
    void aBodyIsReadAsTheHostHandsItOver(String charset) {
        HttpResponse<String> answer = http.send(
                "POST",
                "/api/ask",
                "{\"question\":\"faturamento em março de 2021\"}",
                "Content-Type",
                "application/json;charset=" + charset);

        assertThat(answer.body()).contains("\"status\":\"answered\"", "março de 2021");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"garbage", "json;charset=utf-8", "text/plain", "/json"})
    void aBodyOfNoTypeOfOursIsNotRead(String type) {
        HttpResponse<String> answer = http.send("POST", "/api/ask", "{\"question\":\"x\"}", "Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    /** By which it is known to callers who name it. */
    @Test
    void everyTypeThatARouteProducesIsNegotiated() {
        Map<String, String> produced = router.uriRoutes()
                .flatMap(route -> route.getProduces().stream())
                .collect(Collectors.toMap(MediaType::getName, MediaType::getName, (first, same) -> first));

        assertThat(NegotiatedRequest.TYPES).containsAll(produced.keySet());
    }
}
