package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class ListTest {
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    @Inject
    EmbeddedServer server;

    private Http http;
    private Samples.Mall mall;

    @BeforeEach
    void fillMall() {
        http = new Http(server);
        mall = Samples.mall(http);
    }

    private long order(String moment) {
        long id = Samples.nextId();
        Samples.create(http, "/api/orders", mall.order(id).replace("2021-02-05T18:53:01", moment));
        return id;
    }

    private static List<Long> ids(String body, String field) {
        return Pattern.compile("\"" + field + "\":(\\d+)")
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .map(text -> Long.valueOf(text.substring(text.indexOf(':') + 1)))
                .toList();
    }

    @Test
    void listsOrdersNewestFirst() {
        long middle = order("2021-03-02T10:00:00");
        long oldest = order("2021-03-01T10:00:00");
        long newest = order("2021-03-03T10:00:00");

        String body = http.get("/api/orders?store_id=" + mall.store()).body();

        assertThat(ids(body, "order_id")).containsExactly(newest, middle, oldest);
        assertThat(body).endsWith("\"next\":null}");
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileOthersWrite() {
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // equal moments: only the id tells them apart
            expected.add(0, order("2021-03-01T10:00:00"));
        }

        List<Long> seen = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 10; page++) {
            String body = http.get("/api/orders?limit=2&store_id=" + mall.store() + after)
                    .body();
            seen.addAll(ids(body, "order_id"));
            order("2021-04-01T10:00:00");
            http.delete("/api/orders/" + seen.get(0));
            var next = NEXT.matcher(body);
            if (!next.find()) {
                break;
            }
            after = "&after=" + next.group(1);
        }

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void pagesThroughRegistersInTheOrderOfIds() {
        long second = Samples.nextId();
        Samples.create(http, "/api/stores", Samples.store(second, mall.hub()));

        String first = http.get("/api/stores?limit=1&hub_id=" + mall.hub()).body();
        var next = NEXT.matcher(first);
        assertThat(next.find()).isTrue();
        String rest = http.get("/api/stores?limit=1&hub_id=" + mall.hub() + "&after=" + next.group(1))
                .body();

        assertThat(ids(first, "store_id")).containsExactly(mall.store());
        assertThat(ids(rest, "store_id")).containsExactly(second);
        assertThat(rest).endsWith("\"next\":null}");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2021-03-01|2",
                "from=2021-03-01T10:00:00&to=2021-03-02T10:00:00|1",
                "to=2021-03-02|1",
                "order_status=FINISHED|2",
                "status=CANCELED|0",
                "limit=1|1"
            })
    void filtersOrders(String query, int found) {
        order("2021-03-01T10:00:00");
        order("2021-03-02T10:00:00");

        String body =
                http.get("/api/orders?store_id=" + mall.store() + "&" + query).body();

        assertThat(ids(body, "order_id")).hasSize(found);
    }

    @Test
    void filtersOrdersByAllTheyReferTo() {
        long id = order("2021-03-01T10:00:00");

        for (String query :
                List.of("hub_id=" + mall.hub(), "channel_id=" + mall.channel(), "customer_id=" + mall.customer())) {
            assertThat(ids(http.get("/api/orders?" + query).body(), "order_id")).containsExactly(id);
        }
    }

    @Test
    void filtersRegisters() {
        String hub = http.get("/api/hubs?state=PR&city=CURITIBA&hub_name=HUB%20" + mall.hub())
                .body();
        String store = http.get("/api/stores?segment=FOOD&name=STORE%20" + mall.store())
                .body();
        String channel = http.get("/api/channels?type=OWN%20CHANNEL&name=CHANNEL%20" + mall.channel())
                .body();
        http.patch("/api/customers/" + mall.customer(), "{\"customer_city\":\"C" + mall.customer() + "\"}");
        String customer = http.get("/api/customers?tier=GOLD&state=PR&birth_year=1990&city=C" + mall.customer())
                .body();

        assertThat(ids(hub, "hub_id")).containsExactly(mall.hub());
        assertThat(ids(store, "store_id")).containsExactly(mall.store());
        assertThat(ids(channel, "channel_id")).containsExactly(mall.channel());
        assertThat(ids(customer, "customer_id")).containsExactly(mall.customer());
        assertThat(ids(http.get("/api/customers?tier=SILVER&birth_year=1889").body(), "customer_id"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=x",
                "limit=",
                "after=zz",
                "after=",
                "after=%00",
                "after=fDF8",
                "from=yesterday",
                "to=2021-13-01",
                "store_id=x",
                "store_id=",
                "store_id[$ne]=1",
                "colour=blue",
                "order_amount=3"
            })
    void refusesParametersThatItCannotRead(String query) {
        var answer = http.get("/api/orders?" + query.replace("[", "%5B").replace("]", "%5D"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("urn:datalk:problem:invalid-parameters")
                .contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void refusesACursorOfAnotherList() {
        Samples.create(http, "/api/stores", Samples.store(Samples.nextId(), mall.hub()));
        var next = NEXT.matcher(http.get("/api/stores?limit=1").body());
        assertThat(next.find()).isTrue();

        assertThat(http.get("/api/orders?after=" + next.group(1)).statusCode()).isEqualTo(400);
    }
}
