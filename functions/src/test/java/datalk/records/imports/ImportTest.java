package datalk.records.imports;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.records.Samples;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports of a small export; the first run of a test may find rows that an earlier one has left. */
@MicronautTest
class ImportTest {
    @Inject
    EmbeddedServer server;

    private Http http;

    @BeforeEach
    void importRegisters() {
        http = new Http(server);
        for (String kind : List.of("hubs", "channels", "stores", "customers")) {
            assertThat(send(kind, file(kind)).body()).contains("\"rejected\":[]");
        }
    }

    private java.net.http.HttpResponse<String> send(String kind, String csv) {
        return http.postCsv("/api/imports/" + kind, csv, "Accept-Language", "en");
    }

    private static String file(String kind) {
        try (var stream = ImportTest.class.getResourceAsStream("/export/" + kind + ".csv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void forget(String kind) {
        for (String line : file(kind).split("\n")) {
            String id = line.substring(0, line.indexOf(','));
            http.delete("/api/" + kind + "/" + id.replaceAll("\\D", "0"));
        }
    }

    @Test
    void insertsThenUpdatesThenLeavesAlone() {
        forget("orders");
        String orders = file("orders");

        String first = send("orders", orders).body();
        String again = send("orders", orders).body();
        String changed = send("orders", orders.replace(",82.2,", ",83.2,")).body();
        String back = send("orders", orders).body();

        assertThat(first).isEqualTo("{\"read\":4,\"inserted\":4,\"updated\":0,\"unchanged\":0,\"rejected\":[]}");
        assertThat(again).isEqualTo("{\"read\":4,\"inserted\":0,\"updated\":0,\"unchanged\":4,\"rejected\":[]}");
        assertThat(changed).isEqualTo("{\"read\":4,\"inserted\":0,\"updated\":1,\"unchanged\":3,\"rejected\":[]}");
        assertThat(back).isEqualTo("{\"read\":4,\"inserted\":0,\"updated\":1,\"unchanged\":3,\"rejected\":[]}");
    }

    @Test
    void emptiesWhatARowLeavesEmpty() {
        send("stores", file("stores").replace("GOOD,,,", "GOOD,9.9,-1,-2"));
        String filled = http.get("/api/stores/870000003").body();
        send("stores", file("stores"));

        assertThat(filled).contains("\"store_plan_price\":9.90", "\"store_latitude\":-1.0");
        assertThat(http.get("/api/stores/870000003").body()).doesNotContain("store_plan_price", "store_latitude");
    }

    @Test
    void givesTheSameStateInAnyChunks() {
        String whole = send("orders", file("orders")).body();
        List<String> before = orders();
        List<String> lines = Arrays.asList(file("orders").split("\n"));
        String header = lines.get(0) + "\n";

        for (int i = lines.size() - 1; i > 0; i--) {
            send("orders", header + lines.get(i));
        }

        assertThat(whole).contains("\"rejected\":[]");
        assertThat(orders()).isEqualTo(before).hasSize(4);
    }

    private List<String> orders() {
        return Arrays.stream(file("orders").split("\n"))
                .skip(1)
                .map(line -> http.get("/api/orders/" + line.substring(0, line.indexOf(',')))
                        .body())
                .toList();
    }

    @Test
    void readsTheExportsTimesNumbersAndEmptyCells() {
        send("orders", file("orders"));

        assertThat(http.get("/api/orders/870000001").body())
                .contains("\"order_moment_created\":\"2021-02-05T18:53:01\"")
                .contains("\"order_moment_accepted\":\"2021-02-05T00:05:03\"")
                .contains("\"order_amount\":82.20", "\"order_metric_cycle_time\":54.64")
                .doesNotContain("order_moment_delivered", "order_metric_paused_time");
        assertThat(http.get("/api/stores/870000003").body())
                .contains("\"store_name\":\"PIMGUCIS DA VIVA\"")
                .doesNotContain("store_plan_price", "latitude");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "customers|1,Ana,a@b.com,X,PR,1990,GOLD,2019-02-30|customer_since|has to be a date such as 2021-02-05",
                "customers|1,Ana,a@b.com,X,PR,1990,GOLD||is required at customer_since",
                "customers|1,Ana,a@b.com,X,PR,1990,GOLD,2019-02-09,x||the row has too many cells: there are 8 columns",
                "customers|x,Ana,a@b.com,X,PR,1990,GOLD,2019-02-09|customer_id|has to be a whole number",
                "customers|1,\"Ana,a@b.com,X,PR,1990,GOLD,2019-02-09||quotes that never close, or far too long",
                "stores|1,1,A,FOOD,0,,|hub_id|there is no hub with the id 1; create it first",
                "stores|1,870000001,A,FOOD,-1,,|store_plan_price|must not be negative",
                "stores|1,870000001,S\uFFFDO,FOOD,1,,|store_name|has characters that are not UTF-8; send the file as"
                        + " UTF-8",
            })
    void reportsABadRowAndKeepsTheOthers(String kind, String row, String field, String reason) {
        String file = file(kind).strip();
        int good = file.split("\n").length - 1;
        String missing = "is required at customer_since".equals(reason)
                ? "this cell is missing in the row: there are 8 columns"
                : reason;
        String column = missing.equals(reason) ? (field == null ? "" : field) : "customer_since";
        // the bad row is in the middle: the good ones around it have to survive
        int lastLine = file.lastIndexOf('\n');
        String csv = file.substring(0, lastLine) + "\n" + row + file.substring(lastLine);

        String report = send(kind, csv).body();

        assertThat(report)
                .isEqualTo("{\"read\":" + (good + 1) + ",\"inserted\":0,\"updated\":0,\"unchanged\":" + good
                        + ",\"rejected\":[{\"line\":" + (good + 1) + ",\"field\":\"" + column + "\",\"reason\":\""
                        + missing + "\"}]}");
    }

    /** In one call, row by row, and again and again: the later right row is what stays. */
    @Test
    void takesTheLastRightRowOfAnId() {
        String header = "channel_id,channel_name,channel_type\n";
        long id = Samples.nextId();
        List<String> rows = List.of(
                id + ",FIRST,MARKETPLACE\n",
                id + ",LAST,OWN CHANNEL\n",
                id + ",WRONG,OTHER\n",
                "x,WRONG,MARKETPLACE\n");

        String whole = send("channels", header + String.join("", rows)).body();
        String again = send("channels", header + String.join("", rows)).body();
        String stored = http.get("/api/channels/" + id).body();
        rows.forEach(row -> send("channels", header + row));

        assertThat(whole)
                .startsWith("{\"read\":4,\"inserted\":1,\"updated\":0,\"unchanged\":1,\"rejected\":[{\"line\":4,");
        assertThat(again)
                .startsWith("{\"read\":4,\"inserted\":0,\"updated\":0,\"unchanged\":2,\"rejected\":[{\"line\":4,");
        assertThat(stored).contains("\"channel_name\":\"LAST\"");
        assertThat(http.get("/api/channels/" + id).body()).isEqualTo(stored);
    }

    /** Neither the right row of the same id, before or behind it, nor what was there. */
    @Test
    void losesNothingByARowThatRefersToNothing() {
        long first = Samples.nextId();
        long second = Samples.nextId();
        long there = Samples.nextId();
        String header = "store_id,hub_id,store_name,store_segment\n";
        send("stores", header + there + ",870000001,THERE,FOOD\n");

        String report = send(
                        "stores",
                        header + first + ",99999,WRONG,FOOD\n" + first + ",870000001,RIGHT,FOOD\n" + second
                                + ",870000001,RIGHT,FOOD\n" + second + ",99999,WRONG,FOOD\n" + there
                                + ",99999,WRONG,FOOD\n")
                .body();

        assertThat(report)
                .startsWith("{\"read\":5,\"inserted\":2,\"updated\":0,\"unchanged\":0,")
                .contains("{\"line\":2,\"field\":\"hub_id\"", "{\"line\":5,\"field\":\"hub_id\"", "{\"line\":6,");
        assertThat(http.get("/api/stores/" + first).body()).contains("RIGHT");
        assertThat(http.get("/api/stores/" + second).body()).contains("RIGHT");
        assertThat(http.get("/api/stores/" + there).body()).contains("THERE");
    }

    @Test
    void namesEveryWrongFieldOfARow() {
        String report = send(
                        "orders",
                        "order_id,store_id,channel_id,order_status,order_amount,order_moment_created\n"
                                + "1,2,3,OPEN,-1,yesterday\n"
                                + "1,2,3,FINISHED,1,2021-02-05T18:53:01\n")
                .body();

        assertThat(report)
                .contains("{\"line\":2,\"field\":\"order_status\"", "{\"line\":2,\"field\":\"order_amount\"")
                .contains("{\"line\":2,\"field\":\"order_moment_created\"")
                .contains("{\"line\":3,\"field\":\"store_id\"", "{\"line\":3,\"field\":\"channel_id\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "channel_id,channel_name|channel_type|missing column",
                "channel_id,channel_name,channel_type,colour|colour|unknown column",
                "channel_id,channel_id,channel_name,channel_type|channel_id|repeated column",
                "channel_id;channel_name;channel_type|channel_id;channel_name;channel_type|unknown column"
            })
    void refusesAFileWhoseHeaderIsWrong(String header, String column, String reason) {
        var answer = send("channels", header + "\n1,A,MARKETPLACE\n");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("urn:datalk:problem:invalid-csv-header")
                .contains("{\"field\":\"" + column + "\",\"reason\":\"" + reason + "\"}");
    }

    /** What is answered does not grow with what was sent. */
    @Test
    void namesTheFirstOfVeryManyWrongRowsAndColumns() {
        String header = "channel_id,channel_name,channel_type\n";

        String rows = send("channels", header + "1\n".repeat(5_000)).body();
        String columns = send("channels", "y,".repeat(40_000) + "\n").body();
        String column = send("channels", "y".repeat(90_000) + "\n").body();
        String line = send("channels", header + ",".repeat(1_000_000) + "\n").body();

        assertThat(rows)
                .startsWith("{\"read\":5000,\"inserted\":0,\"updated\":0,\"unchanged\":0,\"rejected\":[{\"line\":2,");
        assertThat(rows.split("\"line\"")).hasSize(1 + 1_000);
        assertThat(columns.split("\"reason\"")).hasSize(1 + 100);
        assertThat(column).hasSizeLessThan(2_000);
        assertThat(line).contains("far too long");
    }

    @Test
    void readsWindowsFilesInAnyOrderOfColumns() {
        long id = Samples.nextId();

        String report = send(
                        "channels", "\uFEFFchannel_type,channel_id,channel_name\r\n\r\nMARKETPLACE," + id + ",A\r\n")
                .body();

        assertThat(report).contains("\"read\":1,\"inserted\":1");
    }

    @Test
    void takesOnlyCsvFilesOfAModestSize() {
        String large = "channel_id,channel_name,channel_type\n" + "x".repeat(20_000_000);

        assertThat(http.post("/api/imports/channels", "{}").statusCode()).isEqualTo(415);
        assertThat(http.postCsv("/api/imports/channels", "").statusCode()).isEqualTo(400);
        assertThat(http.postCsv("/api/imports/lions", "a\n").statusCode()).isEqualTo(404);
        assertThat(http.postCsv("/api/imports/channels", large).statusCode()).isEqualTo(413);
    }

    @Test
    void writesManyBatches() {
        StringBuilder csv = new StringBuilder("channel_id,channel_name,channel_type\n");
        long first = Samples.nextId() + 1_000_000;
        for (int i = 0; i < 2500; i++) {
            csv.append(first + i).append(",BULK,MARKETPLACE\n");
        }

        String inserted = send("channels", csv.toString()).body();
        String unchanged = send("channels", csv.toString()).body();

        assertThat(inserted).contains("\"read\":2500,\"inserted\":2500,");
        assertThat(unchanged).contains("\"read\":2500,\"inserted\":0,\"updated\":0,\"unchanged\":2500,");
    }
}
