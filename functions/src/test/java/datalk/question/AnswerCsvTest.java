package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datalk.Http;
import datalk.Mall;
import datalk.problem.ProblemException;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No text of the data becomes a formula of a spreadsheet. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "formulas")
class AnswerCsvTest {
    private static final List<String> TRIGGERS = List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠");

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    private String csv(List<?> header, List<List<?>> rows) {
        List<Map<String, Object>> columns = header.stream()
                .map(name -> Map.<String, Object>of("name", name))
                .toList();
        try {
            String answer = json.writeValueAsString(
                    Map.of("result", Map.of("columns", columns, "rows", rows, "truncated", false)));
            return AnswerCsv.of(json.readValue(answer, Argument.of(JsonNode.class)));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<CSVRecord> read(String csv) {
        try {
            return CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Stream<Arguments> triggersAtEveryPlace() {
        return TRIGGERS.stream().flatMap(trigger -> Stream.of(0, 1, 2).map(place -> Arguments.of(trigger, place)));
    }

    @ParameterizedTest
    @MethodSource("triggersAtEveryPlace")
    void aTextThatBeginsLikeAFormulaGetsAnApostrophe(String trigger, int place) {
        String formula = trigger + "HYPERLINK(\"http://x\",\"y\")";
        List<Object> row = new java.util.ArrayList<>(List.of("a", "b", "c"));
        row.set(place, formula);

        CSVRecord written = read(csv(List.of("p", "q", "r"), List.of(row))).get(1);

        assertThat(written.get(place)).isEqualTo("'" + formula);
        assertThat(written.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("triggersAtEveryPlace")
    void namesOfColumnsToo(String trigger, int place) {
        List<String> header = new java.util.ArrayList<>(List.of("a", "b", "c"));
        header.set(place, trigger + "x");

        assertThat(read(csv(header, List.of())).get(0).get(place)).isEqualTo("'" + trigger + "x");
    }

    @Test
    void aFormulaBehindASemicolonIsNoneEither() {
        assertThat(csv(List.of("a"), List.of(List.of("LOJA;=1+1")))).isEqualTo("a\r\nLOJA;'=1+1\r\n");
    }

    @Test
    void numbersStayNumbers() {
        String csv = csv(
                List.of("a", "b", "c", "d"),
                List.of(List.of(
                        -12.5,
                        10_000_000_000L,
                        new java.math.BigDecimal("0.000000123"),
                        new java.math.BigDecimal("12.34"))));

        assertThat(csv).isEqualTo("a,b,c,d\r\n-12.5,10000000000,0.000000123,12.34\r\n");
    }

    @Test
    void quotesCommasAndLinesStayInTheirCell() {
        List<String> row = List.of("a,b", "say \"x\"", "two\r\nlines", "");

        assertThat(read(csv(List.of("a", "b", "c", "d"), List.of(row))).get(1).toList())
                .isEqualTo(row);
    }

    @Test
    void aTableThatWasTooLargeToKeepIsNotShownAsEmpty() {
        JsonNode cut = tree("{\"result\":{\"columns\":[{\"name\":\"a\"}],\"rows\":[],\"truncated\":true}}");

        assertThatThrownBy(() -> AnswerCsv.of(cut)).isInstanceOf(ProblemException.class);
    }

    private JsonNode tree(String text) {
        try {
            return json.readValue(text, Argument.of(JsonNode.class));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** All texts that people enter, through import, question and export. */
    @Test
    void formulasInTheRecordsComeOutAsText() {
        Http http = Mall.open(server);
        for (int i = 0; i < TRIGGERS.size(); i++) {
            String name = TRIGGERS.get(i).isBlank() ? "=A" : TRIGGERS.get(i) + "A";
            String store = "{\"store_id\":%d,\"hub_id\":1,\"store_name\":\"%s\",\"store_segment\":\"FOOD\"}"
                    .formatted(900 + i, name + i);
            assertThat(http.post("/api/stores", store).statusCode()).isEqualTo(201);
        }
        http.post("/api/hubs", "{\"hub_id\":900,\"hub_name\":\"=HUB\",\"hub_city\":\"@CITY\",\"hub_state\":\"SP\"}");
        http.post(
                "/api/stores",
                "{\"store_id\":999,\"hub_id\":900,\"store_name\":\"+STORE\",\"store_segment\":\"FOOD\"}");
        Asker asker = new Asker(http, json);

        for (String question : List.of(
                "Liste as lojas",
                "Liste as lojas com cidade e shopping",
                "Liste os shoppings",
                "Quantas lojas por rede?",
                "Quantas lojas por cidade?",
                "Quantas lojas por shopping?")) {
            Asker.Reply reply = asker.ask(question);
            assertThat(reply.status()).as(question).isEqualTo("answered");
            HttpResponse<String> exported = http.get("/api/answers/" + reply.text("id") + ".csv");
            assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
            String csv = exported.body();
            assertThat(read(csv)).as(question).hasSize(reply.rows().size() + 1).allSatisfy(row -> assertThat(
                            row.toList())
                    .noneMatch(cell -> !cell.matches("-?[0-9.]*") && TRIGGERS.contains(cell.substring(0, 1))));
            assertThat(csv).as(question).containsPattern("'[=+@]");
        }
    }
}
