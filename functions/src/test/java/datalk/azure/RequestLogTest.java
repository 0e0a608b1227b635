package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

@MicronautTest
@Property(name = "spec.name", value = "RequestLogTest")
class RequestLogTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("datalk.request");
    private static final String INVOCATION_ID = "f2b4";

    @Inject
    ApplicationContext application;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOG.addAppender(lines);
        LOG.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(lines);
        LOG.setLevel(null);
    }

    @Test
    void writesOneLineWithTheRouteInPlaceOfThePath() {
        get("/people-of-test/maria@example.com?email=maria@example.com", Map.of());

        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getFormattedMessage())
                .matches("request_id=f2b4 method=GET route=/api/people-of-test/\\{name} status=200 duration_ms=\\d+");
    }

    @Test
    void saysNothingOfAPathThatNoRouteKnows() {
        get("/nobody-knows-maria", Map.of());

        assertThat(lines.list.get(0).getFormattedMessage())
                .matches("request_id=f2b4 method=GET route=none status=404 duration_ms=\\d+");
    }

    @Test
    void takesAndReturnsTheCallersId() {
        HttpResponseMessage answer = get("/people-of-test/maria", Map.of("x-request-id", "cli-7.3_a"));

        assertThat(answer.getHeader("x-request-id")).isEqualTo("cli-7.3_a");
        assertThat(lines.list.get(0).getFormattedMessage()).startsWith("request_id=cli-7.3_a ");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                "two words",
                "x\trequest_id=forged",
                "a=b",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void givesItsOwnIdInPlaceOfAHarmfulOne(String harmful) {
        HttpResponseMessage answer = get("/people-of-test/maria", Map.of("x-request-id", harmful));

        assertThat(answer.getHeader("x-request-id")).isEqualTo(INVOCATION_ID);
        assertThat(lines.list.get(0).getFormattedMessage())
                .startsWith("request_id=f2b4 ")
                .doesNotContain("\n", "\r");
    }

    @Test
    void otherLinesOfTheRequestFindTheId() {
        HttpResponseMessage answer = get("/people-of-test/maria", Map.of());

        assertThat(answer.getBody()).isEqualTo(INVOCATION_ID);
        assertThat(MDC.get(RequestLog.ID_KEY)).isNull();
    }

    private HttpResponseMessage get(String path, Map<String, String> headers) {
        URI uri = URI.create("http://localhost/api" + path);
        return new ApiFunction(application)
                .handle(
                        new LocalRequest(HttpMethod.GET, uri, headers, Map.of(), Optional.empty()),
                        new LocalExecution("api", INVOCATION_ID));
    }

    /** Answers with the id that the logging context holds while a controller works. */
    @Controller("/api/people-of-test")
    @Requires(property = "spec.name", value = "RequestLogTest")
    static class People {
        @Get("/{name}")
        String get(String name) {
            return MDC.get(RequestLog.ID_KEY);
        }
    }
}
