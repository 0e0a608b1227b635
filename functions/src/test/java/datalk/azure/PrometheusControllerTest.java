package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrometheusControllerTest {

    @Nested
    @MicronautTest
    @Property(name = "datalk.prometheus.enabled", value = "true")
    class SwitchedOn {
        @Inject
        EmbeddedServer server;

        @Test
        void showsTheProcessAndItsRequestsByRoute() {
            Http http = new Http(server);
            http.get("/api/stores/987654321");

            HttpResponse<String> metrics = http.get("/prometheus");

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body())
                    .contains("jvm_memory_used_bytes")
                    .containsPattern(
                            "http_server_requests_seconds_count\\{.*route=\"/api/stores/\\{id}\".*status=\"404\"")
                    .doesNotContain("987654321");
        }
    }

    @Nested
    @MicronautTest
    class SwitchedOff {
        @Inject
        EmbeddedServer server;

        @Test
        void isNotThere() {
            assertThat(new Http(server).get("/prometheus").statusCode()).isEqualTo(404);
        }
    }
}
