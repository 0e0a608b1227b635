package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.execution.Column;
import datalk.question.Asker;
import datalk.question.Case;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about the rows of real answers. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class AnswerTextTest {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Set<String> PORTUGUESE_WORDS = Set.of(" o ", " a ", " de ", " por ", " em ", " foi ", " do ");

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    private Asker asker;

    @BeforeEach
    void open() {
        asker = new Asker(Mall.open(server), json);
    }

    static Stream<Case> questions() {
        return Stream.of("totals", "filters", "groups", "trends", "rankings", "comparisons", "shapes", "follow-ups")
                .flatMap(file -> Case.of("cases/" + file));
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Every way in which the cells of an answer may be written, and the words of what was understood. */
    private static Set<String> written(Asker.Reply reply) {
        Set<String> written = new HashSet<>(numbers(reply.text("understood")));
        for (List<Object> row : reply.rows()) {
            for (Object cell : row) {
                written.addAll(numbers(String.valueOf(cell)));
                if (cell instanceof Number number) {
                    for (Unit unit : Unit.values()) {
                        for (Language language : Language.values()) {
                            BigDecimal value = new BigDecimal(number.toString());
                            written.addAll(numbers(new Formats(language)
                                    .cell(value, new Column("any", Column.Type.NUMBER, Optional.of(unit)))));
                        }
                    }
                }
            }
        }
        return written;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void everyNumberStandsInTheRows(Case question) {
        Asker.Reply reply = asker.ask(question.ask());

        List<String> said = numbers(withoutBuckets(reply.text("answer")));

        assertThat(written(reply)).as(reply.text("answer")).containsAll(said);
    }

    /** "1º trimestre" and "18h" are names of buckets, not numbers. */
    private static String withoutBuckets(String answer) {
        return answer.replaceAll("\\dº trimestre|\\bQ\\d\\b|\\d+h\\b", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void sentenceBeginsAndEndsAsOne(Case question) {
        String answer = asker.ask(question.ask()).text("answer");

        assertThat(answer).endsWith(".").doesNotContain("null", "  ", "{", "}", "..");
        assertThat(answer.codePointAt(0)).matches(letter -> !Character.isLowerCase(letter), "a capital");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    @SuppressWarnings("unchecked")
    void chartShowsColumnsOfTheRows(Case question) {
        Asker.Reply reply = asker.ask(question.ask());
        Map<String, Object> chart = (Map<String, Object>) reply.json().get("chart");

        assertThat(chart == null || reply.rows().size() > 1)
                .as("a chart of one number")
                .isTrue();
        if (chart != null) {
            assertThat(chart).containsEntry("$schema", "https://vega.github.io/schema/vega-lite/v6.json");
            Map<String, Map<String, Object>> encoding = (Map<String, Map<String, Object>>) chart.get("encoding");
            List<Map<String, Object>> values =
                    (List<Map<String, Object>>) ((Map<String, Object>) chart.get("data")).get("values");
            assertThat(encoding).containsKeys("x", "y");
            assertThat(values).hasSameSizeAs(reply.rows());
            assertThat(encoding.values()).allSatisfy(channel -> {
                String field = (String) channel.get("field");
                if (field.equals("label")) {
                    return; // names of which several are alike, told apart by their ids
                }
                int column = reply.columns().indexOf(field);
                assertThat(column).as(field).isNotNegative();
                assertThat(channel.get("type")).isIn("nominal", "ordinal", "quantitative");
                for (int i = 0; i < values.size(); i++) {
                    assertThat(values.get(i))
                            .containsEntry(field, reply.rows().get(i).get(column));
                }
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Faturamento por mês em 2021            | line | month        | revenue
                    Faturamento por shopping em março      | bar  | hub_name     | revenue
                    Faturamento acumulado por mês em 2021  | line | month        | running_total
                    Top 3 lojas por faturamento em abril   | bar  | store_name   | revenue
                    """)
    @SuppressWarnings("unchecked")
    void drawsTrendsAsLinesAndGroupsAsBars(String question, String mark, String label, String value) {
        Map<String, Object> chart =
                (Map<String, Object>) asker.ask(question).json().get("chart");

        Map<String, Map<String, Object>> encoding = (Map<String, Map<String, Object>>) chart.get("encoding");
        boolean line = mark.equals("line");
        assertThat((Map<String, Object>) chart.get("mark")).containsEntry("type", mark);
        assertThat(encoding.get(line ? "x" : "y")).containsEntry("field", label);
        assertThat(encoding.get(line ? "y" : "x")).containsEntry("field", value);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Quantos pedidos em março?                                | Em março de 2021, foram 14 pedidos.
                    How many orders in March?                                | In March 2021, there were 14 orders.
                    Qual foi o faturamento em março?                         | Em março de 2021, o faturamento foi de R$ 1.200,50.
                    What was the revenue in Q1?                              | In Q1 2021, revenue was R$ 2,142.10.
                    Quantos pedidos em 23/04/2021?                           | Em 23/04/2021, pedidos: 1.
                    How many orders on 2021-04-23?                           | On Apr 23, 2021, orders: 1.
                    Qual a cidade do Shopping Aurora?                        | SHOPPING AURORA – cidade: CURITIBA.
                    Qual a categoria do cliente 100?                         | Cliente 100 – categoria do cliente: ouro.
                    Em qual shopping fica a loja 13?                         | Loja SABORELLA (13) – shopping: SHOPPING BRASA.
                    Qual loja mais vendeu em março?                          | Em março de 2021, TECIDARTE (14) teve o maior faturamento: R$ 500,00.
                    Qual foi o ticket médio em 2019?                         | Em 2019, não há registros para calcular o ticket médio.
                    Qual foi o crescimento do faturamento de março para abril? | O crescimento do faturamento de março de 2021 para abril de 2021 foi de 3,58%.
                    """)
    void saysItLikeThis(String question, String sentence) {
        assertThat(asker.ask(question).text("answer")).isEqualTo(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("english")
    void answersEnglishInEnglish(Case question) {
        String answer = asker.ask(question.ask()).text("answer");

        assertThat(PORTUGUESE_WORDS)
                .noneMatch(word -> (" " + answer.toLowerCase(java.util.Locale.ROOT)).contains(word));
    }

    static Stream<Case> english() {
        return questions()
                .filter(each -> each.ask().get(0).matches("(How|What|Which|Revenue|Orders|Average|Monthly|Maximum).*"));
    }
}
