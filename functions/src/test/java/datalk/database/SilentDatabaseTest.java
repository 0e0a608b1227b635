package datalk.database;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that takes connections and says nothing, from the start. */
class SilentDatabaseTest {

    @Test
    void isSaidToBeAwayBeforeAnyAnswerCouldCome() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ApplicationContext application = ApplicationContext.run(
                        Map.of(
                                "mongodb.uri",
                                "mongodb://localhost:" + silent.getLocalPort() + "/silent",
                                "micronaut.server.port",
                                "-1"),
                        Environment.TEST)) {
            Http http = new Http(application.getBean(EmbeddedServer.class).start());
            Instant start = Instant.now();

            HttpResponse<String> answer = http.get("/api/stores/10");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(Http.header(answer, "Retry-After")).isNotBlank();
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
    }
}
