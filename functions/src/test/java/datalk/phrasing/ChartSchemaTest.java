package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.question.Asker;
import datalk.question.Intent;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every chart that is drawn is one that Vega-Lite draws. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class ChartSchemaTest {
    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    private Asker asker;

    @BeforeEach
    void open() {
        asker = new Asker(Mall.open(server), json);
    }

    static Stream<Intent.Wording> questions() {
        return Intent.all()
                .map(intent -> intent.wordings().get(0))
                .filter(wording ->
                        wording.sql().contains("group by") || wording.sql().contains("order by"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> chart(List<String> questions) {
        return (Map<String, Object>) asker.ask(questions).json().get("chart");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void drawsWhatVegaLiteKnows(Intent.Wording question) {
        Map<String, Object> chart = chart(question.ask());

        assertThat(chart == null ? List.of() : VegaLite.faults(chart)).isEmpty();
    }

    @Test
    void schemaTellsWrongChartsFromRightOnes() {
        Map<String, Object> right = chart(List.of("Faturamento por shopping em abril"));
        Map<String, Object> wrong = new HashMap<>(right);
        wrong.put("mark", Map.of("type", "pizza"));

        assertThat(VegaLite.faults(right)).isEmpty();
        assertThat(VegaLite.faults(wrong)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"Qual foi o faturamento em abril?", "Em qual shopping fica a loja 14?", "p90 do tempo de ciclo"})
    void drawsNothingForOneNumber(String question) {
        assertThat(chart(List.of(question))).isNull();
    }

    @Test
    @SuppressWarnings("unchecked")
    void storesOfOneNameAreBarsOfTheirOwn() {
        Map<String, Object> chart = chart(List.of("Faturamento por loja em abril"));
        String field = (String) ((Map<String, Map<String, Object>>) chart.get("encoding"))
                .get("y")
                .get("field");
        var values = (List<Map<String, Object>>) ((Map<String, Object>) chart.get("data")).get("values");

        assertThat(values.stream().map(value -> value.get(field)))
                .doesNotHaveDuplicates()
                .contains("CUMIURI (10)", "CUMIURI (12)");
    }

    @Test
    @SuppressWarnings("unchecked")
    void stacksOnlyWhatAddsUp() {
        var sums = (Map<String, Object>)
                chart(List.of("Pedidos por tipo de canal e segmento em abril")).get("encoding");
        var averages = (Map<String, Object>) chart(List.of("Ticket médio por tipo de canal e segmento em abril"))
                .get("encoding");

        assertThat(sums).containsKey("color").doesNotContainKeys("xOffset", "yOffset");
        assertThat(averages).containsKeys("color", "yOffset");
    }
}
