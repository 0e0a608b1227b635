package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import datalk.local.LocalRequest;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder that is deployed: what is in it, what is not, and that it runs with nothing else beside it. */
class StagingIT {
    private static final Path STAGED = Path.of("target", "azure-functions", "datalk");
    private static final long LARGEST_LIB_IN_BYTES = 23_000_000;
    private static final JsonMapper JSON = JsonMapper.createDefault();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "api, api/{*path}, FUNCTION, datalk.azure.ApiFunction",
        "site, {*path}, ANONYMOUS, datalk.azure.SiteFunction"
    })
    void opensTwoDoors(String name, String route, String authLevel, String className) throws IOException {
        Map<String, Object> function = json(STAGED.resolve(name).resolve("function.json"));

        assertThat(function).containsEntry("entryPoint", className + ".handle");
        assertThat(STAGED.resolve(name).resolve((String) function.get("scriptFile")))
                .exists();
        List<Map<String, Object>> bindings = list(function, "bindings");
        assertThat(bindings).hasSize(2);
        assertThat(bindings.get(0))
                .containsEntry("type", "httpTrigger")
                .containsEntry("direction", "in")
                .containsEntry("route", route)
                .containsEntry("authLevel", authLevel);
        assertThat(bindings.get(1)).containsEntry("type", "http").containsEntry("direction", "out");
    }

    @Test
    void opensNoOtherDoor() throws IOException {
        try (Stream<Path> files = Files.walk(STAGED)) {
            assertThat(files.filter(file -> file.endsWith("function.json"))
                            .map(file -> file.getParent().getFileName().toString()))
                    .containsExactlyInAnyOrder("api", "site");
        }
    }

    @Test
    void hasNoRoutePrefixAndSamplesAllButRequestsAndExceptions() throws IOException {
        Map<String, Object> host = json(STAGED.resolve("host.json"));

        assertThat(map(map(host, "extensions"), "http")).containsEntry("routePrefix", "");
        assertThat(map(map(map(host, "logging"), "applicationInsights"), "samplingSettings"))
                .containsEntry("isEnabled", true)
                .containsEntry("excludedTypes", "Request;Exception");
    }

    /** What is in them would become settings of the app. */
    @Test
    void hasNoSettingsOfADevelopersMachine() {
        assertThat(STAGED.resolve("local.settings.json")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "datalk-local", // the stand-ins of a local run
                "mongo-java-server",
                "h2",
                "logback",
                "test", // micronaut-azure-function-http-test, test resources
                "junit",
                "gson",
                "snakeyaml-engine",
                "jna", // native libraries of editors' logins
                "netty", // other HTTP stacks
                "micronaut-http-client",
                "jetty",
                "tomcat",
                "undertow",
                "micronaut-reactor", // reactive twins of what is used
                "driver-reactivestreams",
                "mongo-reactive",
                "swagger", // annotations for the compiler
                "azure-functions-java-spi", // the worker has its own
            })
    void libHasNo(String unwanted) throws IOException {
        assertThat(jars()).noneMatch(jar -> jar.contains(unwanted));
    }

    @Test
    void libIsLean() throws IOException {
        try (Stream<Path> files = Files.list(STAGED.resolve("lib"))) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(LARGEST_LIB_IN_BYTES);
        }
    }

    @Test
    void runsInAWorkerWithNothingElseBesideIt() throws IOException {
        Worker worker = Worker.withStagedApp(STAGED);
        HttpResponseMessage health =
                worker.invoke(worker.injector(), SiteFunction.class, LocalRequest.get("http://localhost/health"));

        assertThat(health.getStatusCode()).isEqualTo(200);
        assertThat(health.getBody()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(health.getHeader("x-request-id")).isEqualTo("invocation-1");
    }

    @Test
    void handsTheCompressedPageOverAsBytes() throws IOException {
        Worker worker = Worker.withStagedApp(STAGED);
        LocalRequest request = new LocalRequest(
                HttpMethod.GET,
                URI.create("http://localhost/"),
                Map.of("accept-encoding", "gzip"),
                Map.of(),
                Optional.empty());
        HttpResponseMessage page = worker.invoke(worker.injector(), SiteFunction.class, request);

        assertThat(page.getHeader("content-encoding")).isEqualTo("gzip");
        assertThat(page.getBody()).isInstanceOf(byte[].class);
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream((byte[]) page.getBody()))) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("<!doctype html>");
        }
    }

    @Test
    void isNotReadyWithoutADatabase() throws IOException {
        Worker worker = Worker.withStagedApp(STAGED);
        HttpResponseMessage readiness = worker.invoke(
                worker.injector(), SiteFunction.class, LocalRequest.get("http://localhost/health/readiness"));

        assertThat(readiness.getStatusCode()).isEqualTo(503);
        assertThat((String) readiness.getBody())
                .contains("\"status\":\"DOWN\"", "\"database\":{\"name\":\"datalk\",\"status\":\"DOWN\"}");
    }

    @Test
    void loadsNothingOfWhatIsSwitchedOff(@TempDir Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        try (WorkerProcess worker = new WorkerProcess(Map.of(), "-Xlog:class+load:file=" + classes)) {
            assertThat(worker.get("/health")).startsWith("200 ");
            assertThat(worker.get("/prometheus")).startsWith("404 ");
        }
        assertThat(Files.readString(classes))
                .contains(" datalk.azure.ProbeEndpoint ")
                .doesNotContain(" io.prometheus.", " io.micrometer.core.instrument.composite.", "QuestionMetrics")
                .doesNotContain(" dev.langchain4j.", " io.github.resilience4j.")
                .doesNotContain(" com.azure.", " com.fasterxml.jackson.databind.ObjectMapper "); // a second JSON mapper
    }

    @Test
    void showsFiguresWhereTheyAreOn() {
        try (WorkerProcess worker = new WorkerProcess(Map.of("DATALK_PROMETHEUS_ENABLED", "true"))) {
            assertThat(worker.get("/health")).startsWith("200 ");
            assertThat(worker.get("/prometheus"))
                    .startsWith("200 ")
                    .contains("http_server_requests_seconds_count", "uri=\"/health\"", "jvm_memory_used_bytes");
        }
    }

    private static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(STAGED.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Map.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.get(key);
    }
}
