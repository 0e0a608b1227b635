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
        void showsRequestsByRouteAndStatusWithoutTheirValues() {
            Http http = new Http(server);
            http.get("/api/stores?limit=7&name=Segredo");
            http.get("/api/stores/987654321");
            http.get("/api/stores/one");
            http.get("/no/such/page-1234567");

            HttpResponse<String> figures = http.get("/prometheus");

            assertThat(figures.statusCode()).isEqualTo(200);
            assertThat(Http.header(figures, "Content-Type")).startsWith("text/plain");
            assertThat(figures.body())
                    .contains(
                            "http_server_requests_seconds_count{exception=\"none\",method=\"GET\",status=\"200\","
                                    + "uri=\"/api/stores\"} 1",
                            "method=\"GET\",status=\"400\",uri=\"/api/stores/{id}\"} 1",
                            "method=\"GET\",status=\"404\",uri=\"NOT_FOUND\"} 1",
                            "http_server_requests_seconds_bucket{")
                    .doesNotContain("987654321", "page-1234567", "Segredo");
        }

        @Test
        void showsTheProcessAndTheDriver() {
            Http http = new Http(server);
            http.get("/api/stores/1");

            String figures = http.get("/prometheus").body();

            assertThat(figures)
                    .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "process_uptime_seconds ")
                    .contains("mongodb_driver_pool_size{", "mongodb_driver_pool_checkedout{")
                    .containsPattern(
                            "mongodb_driver_commands_seconds_count\\{.*collection=\"stores\",command=\"find\"");
        }

        @Test
        void countsQuestionsByHowTheyEnded() {
            Http http = new Http(server);
            http.post("/api/ask", "{\"question\": \"quantos pedidos?\"}");
            http.post("/api/ask", "{\"question\": \"qual a previsão do tempo?\"}");

            String figures = http.get("/prometheus").body();

            assertThat(figures)
                    .contains(
                            "datalk_questions_seconds_count{planner=\"rules\",reason=\"none\",status=\"answered\"} 1",
                            "datalk_question_rows_count{planner=\"rules\"} 1")
                    .containsPattern(
                            "datalk_questions_seconds_count\\{planner=\"rules\",reason=\"[a-z_]+\",status=\"unanswerable\"} 1");
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
