package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
class ValidationTest {
    @Inject
    EmbeddedServer server;

    private Http http;
    private Samples.Mall mall;

    @BeforeEach
    void fillMall() {
        http = new Http(server);
        mall = Samples.mall(http);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hubs|hub_id|0|has to be greater than 0",
                "hubs|hub_id|1.5|has to be a whole number",
                "hubs|hub_id|\"7\"|has to be a whole number",
                "hubs|hub_id|99999999999999999999|has to be a whole number",
                "hubs|hub_name|\"  \"|is required",
                "hubs|hub_name|\"a\\u0000b\"|has control characters; remove them",
                "hubs|hub_name|{\"$ne\":null}|has to be a text",
                "hubs|hub_state|\"Paraná\"|has to be the state's abbreviation, two capital letters",
                "hubs|hub_latitude|-90.1|must not be less than -90",
                "hubs|hub_longitude|181|must not be greater than 180",
                "hubs|hub_longitude|1e999|has to be a number, with a decimal point",
                "hubs|hub_name|\"a\\ud800b\"|has half a character (a lone UTF-16 surrogate); remove it",
                "orders|order_metric_cycle_time|1.7e308|must not be greater than 1000000000",
                "orders|order_amount|1e999999999|may have at most 9 digits before the point and 2 after it",
                "stores|store_segment|\"DRINKS\"|has to be one of: FOOD, GOOD",
                "stores|store_plan_price|-0.01|must not be negative",
                "hubs|hub_id|9007199254740993.5|has to be a whole number",
                "stores|store_plan_price|1.0000000000000000001|may have at most 9 digits before the point and 2 after it",
                "orders|order_amount|1e-400|may have at most 9 digits before the point and 2 after it",
                "stores|store_plan_price|1.005|may have at most 9 digits before the point and 2 after it",
                "channels|channel_type|\"OTHER\"|has to be one of: MARKETPLACE, OWN CHANNEL",
                "customers|customer_tier|\"IRON\"|has to be one of: BRONZE, SILVER, GOLD",
                "customers|customer_birth_year|1850|must not be less than 1900",
                "customers|customer_birth_year|2020|is after customer_since",
                "customers|customer_email|\"nobody\"|has to be an e-mail address",
                "customers|customer_since|\"2021-02-30\"|has to be a date such as 2021-02-05",
                "orders|order_status|\"OPEN\"|has to be one of: FINISHED, CANCELED",
                "orders|order_amount|\"82.20\"|has to be a number, with a decimal point",
                "orders|order_amount|1e400|may have at most 9 digits before the point and 2 after it",
                "orders|order_amount|12345678901|may have at most 9 digits before the point and 2 after it",
                "orders|order_created_hour|5|contradicts order_moment_created, which gives 18",
                "orders|order_metric_cycle_time|-1|must not be negative",
                "orders|order_moment_ready|\"2/30/2021 1:00:00 PM\"|has to be a local date and time such as"
                        + " 2021-02-05T18:53:01 or 2/5/2021 6:53:01 PM",
            })
    void namesTheFieldAndTheReason(String kind, String field, String value, String reason) {
        String json = sample(kind);
        String wrong = json.contains("\"" + field + "\"")
                ? json.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]+)", quoted(field, value))
                : json.replaceFirst("\\{", "{" + quoted(field, value) + ",");

        var answer = http.post("/api/" + kind, wrong, "Accept-Language", "en");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errors\":[{\"field\":\"" + field + "\",\"reason\":\"" + reason + "\"}]");
    }

    private static String quoted(String field, String value) {
        return java.util.regex.Matcher.quoteReplacement("\"" + field + "\":" + value);
    }

    private String sample(String kind) {
        long id = Samples.nextId();
        return switch (kind) {
            case "hubs" -> Samples.hub(id);
            case "stores" -> Samples.store(id, mall.hub());
            case "channels" -> Samples.channel(id);
            case "customers" -> Samples.customer(id);
            default -> mall.order(id);
        };
    }

    /** Whatever looks at each character of it must not see it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "customers, customer_email, a@, b-, b.c",
        "customers, customer_name, a, b, c",
        "customers, customer_state, A, B, C",
        "customers, customer_birth_year, 1, 9, 9",
        "orders, order_amount, 1, 9, 9",
        "orders, order_metric_cycle_time, 1, 9, 9",
        "orders, store_id, 1, 9, 9",
        "orders, order_moment_ready, 2, 0, 2"
    })
    void refusesWhatIsFarTooLong(String kind, String field, String start, String middle, String end) {
        String header = kind.equals("customers")
                ? "customer_id,customer_name,customer_email,customer_state,customer_birth_year,customer_tier,customer_since"
                : "order_id,store_id,channel_id,order_status,order_amount,order_moment_created,order_moment_ready,"
                        + "order_metric_cycle_time";
        String row = Stream.of(header.split(","))
                .map(column -> column.equals(field) ? start + middle.repeat(40_000) + end : "")
                .collect(Collectors.joining(","));
        Instant before = Instant.now();

        var answer = http.postCsv("/api/imports/" + kind, header + "\n" + row + "\n", "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("{\"line\":2,\"field\":\"" + field + "\",\"reason\":\"is far too long\"}");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesALongAddressAndWritesTheNextRow() {
        long id = Samples.nextId();
        String row = id + ",Ana,,GOLD,2020-01-01\n";

        var alone = http.post(
                "/api/customers", Samples.customer(id).replace("@example.com", "@" + "b-".repeat(20_000) + "b.c"));
        var report = http.postCsv(
                "/api/imports/customers",
                "customer_id,customer_name,customer_email,customer_tier,customer_since\n"
                        + row.replace(",,", ",a@" + "b-".repeat(20_000) + "b.c,") + row);

        assertThat(alone.statusCode()).isEqualTo(400);
        assertThat(alone.body()).contains("\"field\":\"customer_email\"");
        assertThat(report.body()).contains("\"inserted\":1,", "{\"line\":2,\"field\":\"customer_email\"");
    }

    @Test
    void namesWrongTypesAndBrokenConstraintsTogether() {
        var answer = http.post(
                "/api/stores",
                "{\"store_id\":\"x\",\"store_name\":5,\"store_segment\":\"D\",\"hub_id\":-1,\"x\":1}",
                "Accept-Language",
                "en");

        assertThat(answer.body())
                .contains("\"store_id\"", "\"store_name\"", "\"store_segment\"", "\"hub_id\"", "\"x\"");
    }

    @Test
    void trimsTextsAndReadsMoneyAndTimes() {
        long id = Samples.nextId();
        String order = mall.order(id).replace("82.2,", "82,").replace("2021-02-05T18:53:01", " 2/5/2021 6:53:00 PM ");

        var created = http.post("/api/orders", order);

        assertThat(created.body())
                .contains("\"order_amount\":82.00", "\"order_moment_created\":\"2021-02-05T18:53:00\"")
                .contains("\"order_created_hour\":18", "\"order_created_day\":5", "\"order_created_month\":2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"store_id,loja", "channel_id,canal", "customer_id,cliente"})
    void refusesReferencesToNothing(String field, String kind) {
        String order = mall.order(Samples.nextId()).replaceFirst("\"" + field + "\":\\d+", "\"" + field + "\":123");

        var answer = http.post("/api/orders", order);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("{\"field\":\"" + field + "\",\"reason\":\"não existe " + kind + " com o id 123");
    }

    @Test
    void takesAnOrderWithoutACustomer() {
        long id = Samples.nextId();
        String order = mall.order(id).replaceFirst("\"customer_id\":\\d+,", "");

        assertThat(http.post("/api/orders", order).statusCode()).isEqualTo(201);
        assertThat(http.get("/api/orders/" + id).body()).doesNotContain("customer_id");
    }
}
