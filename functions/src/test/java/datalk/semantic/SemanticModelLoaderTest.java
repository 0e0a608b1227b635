package datalk.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticModelLoaderTest {
    /** As small as a model can be. */
    private static final String SMALL =
            """
            sources:
              orders: {collection: orders, time: order_moment_created}
            fields:
              amount: {columns: {orders: order_amount_cents}, unit: BRL, label: {pt: valor, en: amount}, words: {pt: ["valor"]}}
            measures:
              margin: {source: orders, aggregate: DIFFERENCE, of: [total, total], unit: BRL, label: {pt: margem, en: margin}, definition: {pt: m, en: m}}
              total: {source: orders, aggregate: SUM, field: amount, where: {order_status: [FINISHED]}, unit: BRL, label: {pt: total, en: total}, definition: {pt: t, en: t}, words: {pt: ["total {,geral}"], en: ["grand total"]}}
            dimensions:
              status: {kind: VALUE, keys: {orders: order_status}, key_column: order_status, label: {pt: status, en: status}, plural: {pt: status, en: statuses}, words: {pt: {one: ["status"]}}}
            """;

    private static final String BUILT_IN_VERSION =
            SemanticModelLoader.load(Optional.empty()).version();

    @Test
    void readsEveryPartOfAnEntry() {
        SemanticModel model = SemanticModelLoader.parse(SMALL);

        Measure total = model.measure("total");
        assertThat(total.aggregate()).isEqualTo(Aggregate.SUM);
        assertThat(total.field()).contains(model.field("amount"));
        assertThat(total.conditions()).isEqualTo(Map.of("order_status", List.of("FINISHED")));
        assertThat(total.label().in(Language.PT)).isEqualTo("total");
        assertThat(model.measure("margin").operands()).containsExactly(total, total);
        assertThat(model.dimension("status").keyIn(model.source("orders"))).isEqualTo("order_status");
        assertThat(model.words()).extracting(Word::pattern).contains("total {,geral}", "grand total", "status");
    }

    @Test
    void anOperatorsFileReplacesTheModelInside(@TempDir Path directory) throws IOException {
        String other = builtIn().replace("label: {pt: faturamento, en: revenue}", "label: {pt: receita, en: takings}");
        Path file = Files.writeString(directory.resolve("model.yml"), other);

        SemanticModel model = SemanticModelLoader.load(Optional.of(file));

        assertThat(model.measure("revenue").label()).isEqualTo(new Text("receita", "takings"));
        assertThat(model.version()).isNotEqualTo(BUILT_IN_VERSION);
    }

    private static String builtIn() throws IOException {
        return Files.readString(Path.of("src/main/resources/semantic-model.yml"));
    }

    @Test
    void anOperatorsFileThatLacksWhatTheRulesNeedIsToldAllOfIt(@TempDir Path directory) throws IOException {
        String less = builtIn()
                .replace("  average_ticket:", "  ticket:")
                .replace("  hub:\n", "  mall:\n")
                .replace("\"3\": {label: {pt: quarta-feira", "\"33\": {label: {pt: quarta-feira");
        Path file = Files.writeString(directory.resolve("model.yml"), less);

        assertThatExceptionOfType(SemanticModelException.class)
                .isThrownBy(() -> SemanticModelLoader.load(Optional.of(file)))
                .withMessage("the semantic model lacks what the rules speak of:"
                        + " measure average_ticket, dimension hub, value weekday.3");
    }

    @Test
    void versionChangesWithTheText() {
        String version = SemanticModelLoader.parse(SMALL).version();

        assertThat(SemanticModelLoader.parse(SMALL).version()).isEqualTo(version);
        assertThat(SemanticModelLoader.parse(SMALL.replace("grand total", "sum total"))
                        .version())
                .isNotEqualTo(version);
    }

    @Test
    void refusesAFileThatIsAway(@TempDir Path directory) {
        Path away = directory.resolve("away.yml");

        assertThatExceptionOfType(SemanticModelException.class)
                .isThrownBy(() -> SemanticModelLoader.load(Optional.of(away)))
                .withMessageContaining("away.yml");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    unknown key                | kind: VALUE, keys           | kinds: VALUE, keys            | dimensions.status | kinds
                    misspelt key of a measure  | where: {order               | wheer: {order                 | measures.total    | wheer
                    unknown section            | dimensions:                 | dimension:                    | semantic model    | dimension
                    unknown source             | total: {source: orders      | total: {source: oders         | measures.total    | oders
                    unknown source of a column | columns: {orders:           | columns: {oders:              | fields.amount     | oders
                    unknown source of a key    | keys: {orders:              | keys: {oders:                 | dimensions.status | oders
                    unknown field              | field: amount               | field: amonut                 | measures.total    | amonut
                    unknown operand            | of: [total, total]          | of: [total, totl]             | margin            | totl
                    measure made of itself     | of: [total, total]          | of: [margin, total]           | margin            | itself
                    unknown aggregate          | aggregate: SUM              | aggregate: SUMM               | measures.total    | SUMM
                    unknown unit               | unit: BRL, label: {pt: valor | unit: EUR, label: {pt: valor | fields.amount     | EUR
                    unknown kind               | kind: VALUE                 | kind: VALEU                   | dimensions.status | VALEU
                    missing unit               | unit: BRL, label: {pt: valor | label: {pt: valor            | fields.amount     | unit
                    missing English label      | label: {pt: valor, en: amount} | label: {pt: valor}         | fields.amount     | en
                    missing key column         | key_column: order_status,   | ``                            | dimensions.status | key_column
                    open brace in a phrase     | total {,geral}              | total {,geral                 | total             | brace
                    phrases that are no list   | pt: ["valor"]               | pt: valor                     | fields.amount     | list
                    ratio of one               | of: [total, total]          | of: [total]                   | margin            | two operands
                    sum of two                 | where: {order_status: [FINISHED]} | of: [total, total]      | total             | itself
                    entry that is no mapping   | {kind: VALUE, keys: {orders: order_status}, key_column: order_status, label: {pt: status, en: status}, plural: {pt: status, en: statuses}, words: {pt: {one: ["status"]}}} | 5 | dimensions.status | mapping
                    sum of no field            | field: amount, where        | where                         | measures.total    | over a field
                    distinct count of nothing  | aggregate: SUM, field: amount | aggregate: COUNT_DISTINCT   | measures.total    | distinct
                    unknown language           | words: {pt: ["valor"]}      | words: {br: ["valor"]}        | fields.amount     | br
                    unknown number of a word   | words: {pt: {one: ["status"]}} | words: {pt: {ones: ["status"]}} | dimensions.status | ones
                    percentile of its own      | aggregate: SUM              | aggregate: PERCENTILE         | measures.total    | percentile
                    flag in another language   | unit: BRL, label: {pt: valor | statistic: sim, unit: BRL, label: {pt: valor | fields.amount.statistic | true or false
                    unknown grain              | kind: VALUE                 | kind: GRAIN                   | dimensions.status | one of
                    cycle without its values   | kind: VALUE                 | kind: CYCLE                   | dimensions.status | has a cycle
                    values of no cycle         | plural: {pt: status         | cycle: [1], plural: {pt: status | dimensions.status | has a cycle
                    misspelt condition         | where: {order_status        | where: {order_staus           | measures.total    | order_staus
                    condition of no value      | [FINISHED]                  | []                            | measures.total    | none of any values
                    misspelt requirement       | where: {order_status: [FINISHED]} | required: [order_amuont] | measures.total   | order_amuont
                    name column of no name     | key_column: order_status,   | key_column: order_status, name_column: status_name, | dimensions.status | belong together
                    cycle of words             | plural: {pt: status         | cycle: [monday], plural: {pt: status | dimensions.status | whole numbers
                    """)
    void refusesAnImpossibleEntryByName(String mistake, String right, String wrong, String entry, String reason) {
        String text = SMALL.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(SMALL);

        assertThatExceptionOfType(SemanticModelException.class)
                .isThrownBy(() -> SemanticModelLoader.parse(text))
                .withMessageContaining(entry)
                .withMessageContaining(reason);
    }

    @Test
    void refusesAFieldThatTheSourceDoesNotHave() {
        String elsewhere = SMALL.replace("sources:", "sources:\n  stores: {collection: stores}")
                .replace("total: {source: orders", "total: {source: stores");

        assertThatExceptionOfType(SemanticModelException.class)
                .isThrownBy(() -> SemanticModelLoader.parse(elsewhere))
                .withMessage("semantic model.measures.total: amount is not a field of stores");
    }

    @Test
    void refusesMeasuresThatGoRoundInACircle() {
        String circular =
                SMALL.replace("aggregate: SUM, field: amount", "aggregate: RATIO, of: [margin, margin], field: amount");

        assertThatExceptionOfType(SemanticModelException.class)
                .isThrownBy(() -> SemanticModelLoader.parse(circular))
                .withMessageContaining("margin")
                .withMessageContaining("total");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    broken     | 'sources: [orders'    | not YAML
                    a list     | '[1, 2]'              | must be a mapping
                    a word     | 'orders'              | must be a mapping
                    empty      | ''                    | must be a mapping
                    an object  | '!!java.net.URL [x]'  | not YAML
                    no sources | 'fields: {}'          | sources
                    """)
    void refusesWhatIsNoModel(String what, String text, String reason) {
        assertThatExceptionOfType(SemanticModelException.class)
                .isThrownBy(() -> SemanticModelLoader.parse(text))
                .withMessageContaining(reason);
    }
}
