package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.records.channel.ChannelService;
import datalk.records.customer.CustomerService;
import datalk.records.hub.HubService;
import datalk.records.order.OrderService;
import datalk.records.store.StoreService;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the interface, {@code /openapi.yml}, says of records what is so. */
@MicronautTest
class DescriptionTest {
    @Inject
    EmbeddedServer server;

    @Inject
    ApplicationContext context;

    @Inject
    JsonMapper json;

    private Http http;
    private Map<String, Object> description;

    @BeforeEach
    void read() {
        http = new Http(server);
        description = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(http.get("/openapi.yml").body());
    }

    static Stream<Class<? extends RecordService<?, ?>>> services() {
        return Stream.of(
                HubService.class, StoreService.class, ChannelService.class, CustomerService.class, OrderService.class);
    }

    /** And {@link IndexesTest} that an index serves each of them. */
    @ParameterizedTest
    @MethodSource("services")
    void listsNameTheirFilters(Class<? extends RecordService<?, ?>> service) {
        RecordKind<?, ?> kind = context.getBean(service).kind();
        List<Object> named = parameters("/api/" + kind.collection(), "get").stream()
                .map(parameter -> parameter.get("name"))
                .toList();

        assertThat(named).hasSize(kind.filters().size() + 2).contains("limit", "after");
        assertThat(kind.filters()).allSatisfy(filter -> assertThat(named).containsAnyElementsOf(filter.names()));
        assertThat(parameters("/api/" + kind.collection(), "get"))
                .allSatisfy(parameter -> assertThat(in(parameter, "schema"))
                        .extractingByKey("type")
                        .isIn("string", "integer"));
    }

    /** What the page of the interface proposes to send. */
    @Test
    void examplesOfChangesAreTaken() throws IOException {
        Samples.Mall mall = Samples.mall(http);
        long order = Samples.nextId();
        Samples.create(http, "/api/orders", mall.order(order));
        Map<String, Long> records = Map.of(
                "/api/hubs", mall.hub(),
                "/api/stores", mall.store(),
                "/api/channels", mall.channel(),
                "/api/customers", mall.customer(),
                "/api/orders", order);

        for (Map.Entry<String, Long> record : records.entrySet()) {
            Map<String, Object> body = in(call(record.getKey() + "/{id}", "patch"), "requestBody", "content");
            assertThat(body).containsOnlyKeys("application/merge-patch+json", "application/json");
            String example = json.writeValueAsString(
                    schema(in(body, "application/merge-patch+json")).get("example"));

            assertThat(http.patch(record.getKey() + "/" + record.getValue(), example)
                            .statusCode())
                    .as(example)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hub", "Store", "Channel", "Customer", "Order"})
    void changesAreAnyOfTheRecordsFields(String kind) {
        Map<String, Object> whole = in(description, "components", "schemas", kind);
        Map<String, Object> changes = in(description, "components", "schemas", kind + "Changes");

        assertThat(in(changes, "properties")).isEqualTo(in(whole, "properties"));
        assertThat(changes).doesNotContainKey("required");
        assertThat(whole).containsKey("required");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "get, /api/stores, 200 400 503",
        "post, /api/stores, 201 400 409 413 415 503",
        "get, /api/stores/{id}, 200 304 400 404 503",
        "put, /api/stores/{id}, 200 400 404 412 413 415 503",
        "patch, /api/stores/{id}, 200 400 404 412 413 415 503",
        "delete, /api/stores/{id}, 204 400 404 409 412 503",
        "post, /api/imports/stores, 200 400 413 415 503",
    })
    void callsSayHowTheyEnd(String method, String path, String statuses) {
        assertThat(in(call(path, method), "responses").keySet()).containsExactlyInAnyOrder(statuses.split(" "));
        assertThat(call(path, method)).containsKeys("summary", "operationId");
    }

    @Test
    void callsSayWhichHeadersTheyTakeAndGive() {
        assertThat(headers("post", "/api/hubs", "201")).containsOnlyKeys("Location", "ETag");
        assertThat(headers("get", "/api/hubs/{id}", "200")).containsOnlyKeys("ETag");
        assertThat(headers("get", "/api/hubs/{id}", "304")).containsOnlyKeys("ETag");
        assertThat(headers("get", "/api/hubs/{id}", "503")).containsOnlyKeys("Retry-After");
        assertThat(parameters("/api/hubs/{id}", "get")).anySatisfy(named("If-None-Match"));
        for (String method : List.of("put", "patch", "delete")) {
            assertThat(parameters("/api/hubs/{id}", method)).anySatisfy(named("If-Match"));
        }
    }

    /** RFC 3339's date-time wants a zone, which is refused here. */
    @Test
    void momentsHaveNoZone() {
        assertThat(in(description, "components", "schemas", "Order", "properties", "order_moment_created"))
                .containsEntry("type", "string")
                .doesNotContainKey("format");
        assertThat(http.get("/openapi.yml").body())
                .contains("example: 2021-02-05T18:53:01\n")
                .doesNotContain("date-time");
    }

    @Test
    void problemsNameFieldsOnlyWhereFieldsAreWrong() {
        assertThat(in(description, "components", "schemas", "Problem"))
                .containsEntry("required", List.of("detail", "instance", "status", "title", "type"));
        assertThat(http.get("/api/hubs/1").body()).doesNotContain("errors");
    }

    private List<Map<String, Object>> parameters(String path, String method) {
        return list(call(path, method).get("parameters"));
    }

    private Map<String, Object> headers(String method, String path, String status) {
        return in(call(path, method), "responses", status, "headers");
    }

    private Map<String, Object> call(String path, String method) {
        return in(description, "paths", path, method);
    }

    private Map<String, Object> schema(Map<String, Object> content) {
        String reference = (String) in(content, "schema").get("$ref");
        return in(description, "components", "schemas", reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static java.util.function.Consumer<Map<String, Object>> named(String name) {
        return parameter -> assertThat(parameter).containsEntry("name", name).containsEntry("in", "header");
    }

    @SuppressWarnings("unchecked") // YAML's objects
    private static Map<String, Object> in(Map<String, Object> parent, String... keys) {
        Map<String, Object> child = parent;
        for (String key : keys) {
            assertThat(child).containsKey(key);
            child = (Map<String, Object>) child.get(key);
        }
        return child;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object yaml) {
        return (List<Map<String, Object>>) yaml;
    }
}
