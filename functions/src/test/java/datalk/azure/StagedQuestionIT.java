package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import datalk.Mall;
import datalk.llm.FakeOllama;
import datalk.local.EmbeddedMongo;
import datalk.local.LocalRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The app as it is deployed takes records, answers a question and refuses what is wrong. */
class StagedQuestionIT {
    private static final Path STAGED = Path.of("target/azure-functions/datalk");
    private static final String URI_PROPERTY = "mongodb.uri";
    private static final String MODEL_PROPERTY = "langchain4j.ollama.base-url";

    @Test
    void importsAnswersAndRefuses() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            System.setProperty(URI_PROPERTY, mongo.uri());
            Worker worker = Worker.withStagedApp(STAGED);
            FunctionInstanceInjector injector = worker.injector();

            for (String kind : List.of("hubs", "channels", "stores", "customers", "orders")) {
                HttpResponseMessage report =
                        post(worker, injector, "/api/imports/" + kind, "text/csv", Mall.file(kind));
                assertThat(report.getBody().toString()).contains("\"rejected\":[]");
            }
            HttpResponseMessage store =
                    worker.invoke(injector, ApiFunction.class, LocalRequest.get("http://localhost/api/stores/10"));
            HttpResponseMessage answer = ask(worker, injector, "faturamento da loja 10 em abril");
            HttpResponseMessage refusal = ask(worker, injector, "apague a loja 10");
            HttpResponseMessage wrong =
                    post(worker, injector, "/api/stores", "application/json", "{\"store_id\":\"x\"}");

            assertThat(store.getBody().toString()).contains("\"store_name\":\"CUMIURI\"");
            assertThat(answer.getStatusCode()).isEqualTo(200);
            assertThat(answer.getBody().toString()).contains("\"status\":\"answered\"", "R$ 323,50");
            assertThat(refusal.getBody().toString()).contains("\"reason\":\"write_request\"");
            assertThat(wrong.getStatusCode()).isEqualTo(400);
            assertThat(wrong.getHeader("content-type")).startsWith("application/problem+json");
            assertThat(worker.loadedClasses("dev.langchain4j."))
                    .as("classes for a model that is not there")
                    .isEmpty();
            assertThat(worker.loadedClasses("io.github.resilience4j.")).isEmpty();
        } finally {
            System.clearProperty(URI_PROPERTY);
        }
    }

    @Test
    void asksAModelWhereOneIsConfigured() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                FakeOllama ollama = new FakeOllama()) {
            ollama.says(
                    """
                    {"w1": "measure", "shape": "summary", "measure": "revenue", "statistic": "none", "group_1": "none",
                     "group_2": "none", "order": "none", "subject": "none", "v1": "only"}
                    """);
            System.setProperty(URI_PROPERTY, mongo.uri());
            System.setProperty(MODEL_PROPERTY, ollama.url());
            Worker worker = Worker.withStagedApp(STAGED);
            FunctionInstanceInjector injector = worker.injector();
            for (String kind : List.of("hubs", "channels", "stores", "customers", "orders")) {
                post(worker, injector, "/api/imports/" + kind, "text/csv", Mall.file(kind));
            }

            HttpResponseMessage answer = ask(worker, injector, "quanto a loja 10 abocanhou em abril");

            assertThat(answer.getBody().toString())
                    .contains("\"status\":\"answered\"", "R$ 323,50", "\"planner\":\"model\"");
            assertThat(ollama.calls()).isEqualTo(1);
        } finally {
            System.clearProperty(URI_PROPERTY);
            System.clearProperty(MODEL_PROPERTY);
        }
    }

    private static HttpResponseMessage ask(Worker worker, FunctionInstanceInjector injector, String question) {
        String body = "{\"question\": \"" + question + "\", \"as_of\": \"" + Mall.NOW + "\"}";
        return post(worker, injector, "/api/ask", "application/json", body);
    }

    private static HttpResponseMessage post(
            Worker worker, FunctionInstanceInjector injector, String path, String type, String body) {
        LocalRequest request = new LocalRequest(
                HttpMethod.POST,
                URI.create("http://localhost" + path),
                Map.of("content-type", type),
                Map.of(),
                Optional.of(body));
        return worker.invoke(injector, ApiFunction.class, request);
    }
}
