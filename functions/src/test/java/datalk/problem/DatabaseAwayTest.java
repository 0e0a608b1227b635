package datalk.problem;

import static datalk.Http.header;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing listens at the database's address. */
@MicronautTest
@Property(name = "mongodb.uri", value = "mongodb://localhost:1/datalk")
class DatabaseAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    @Inject
    EmbeddedServer server;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET|/api/hubs/1|",
                "GET|/api/orders|",
                "POST|/api/hubs|{\"hub_id\":1,\"hub_name\":\"A\",\"hub_city\":\"B\",\"hub_state\":\"SP\"}",
                "DELETE|/api/hubs/1|"
            })
    void saysSoSoonAndWhenToTryAgain(String method, String path, String body) {
        Instant start = Instant.now();

        HttpResponse<String> answer = new Http(server).send(method, path, body, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(answer.body()).contains("database-unavailable").doesNotContain("localhost", "Exception");
        assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
    }
}
