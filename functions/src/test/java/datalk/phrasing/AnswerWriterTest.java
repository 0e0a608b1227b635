package datalk.phrasing;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.missing;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.top;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.execution.Column;
import datalk.execution.ResultTable;
import datalk.plan.Bounds;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.PeriodComparison;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Summary;
import datalk.plan.Value;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said and drawn where the small mall has too few records, or too few of a kind, to show it. */
class AnswerWriterTest {
    private static final Column STORE_ID = new Column("store_id", Column.Type.INTEGER, Optional.empty());
    private static final Column STORE_NAME = new Column("store_name", Column.Type.STRING, Optional.empty());
    private static final Column DAY = new Column("day", Column.Type.STRING, Optional.empty());
    private static final Column ORDERS = new Column("order_count", Column.Type.INTEGER, Optional.of(Unit.COUNT));
    private static final AnswerWriter WRITER = new AnswerWriter(Plans.MODEL);

    private static Answer write(QueryPlan plan, ResultTable table, Language language) {
        return WRITER.write(plan, table, List.of(), language);
    }

    private static String said(QueryPlan plan, ResultTable table) {
        return write(plan, table, Language.PT).text();
    }

    private static ResultTable table(List<Column> columns, List<List<Object>> rows) {
        return new ResultTable(columns, rows, false, 100);
    }

    /** So many stores, each with a number of orders. */
    private static ResultTable stores(int count) {
        return table(
                List.of(STORE_ID, STORE_NAME, ORDERS),
                LongStream.rangeClosed(1, count)
                        .mapToObj(id -> List.<Object>of(id, "LOJA", 1000 - id))
                        .toList());
    }

    private static ResultTable days(int count) {
        return table(
                List.of(DAY, ORDERS),
                LongStream.rangeClosed(1, count)
                        .mapToObj(day -> List.<Object>of(
                                MARCH.firstDay().plusDays(day - 1).toString(), 20 + day))
                        .toList());
    }

    private static ResultTable single(Column column, Object value) {
        return table(List.of(column), List.of(Arrays.asList(value)));
    }

    @Test
    void saysThatATableWasCut() {
        ResultTable all = stores(6);
        ResultTable cut = new ResultTable(all.columns(), all.rows(), true, 100);
        Answer answer = write(by("order_count", "store"), cut, Language.PT);

        assertThat(answer.text()).endsWith("; e mais na tabela. A tabela traz só as primeiras 6 linhas; há mais.");
        assertThat(answer.understood().orElseThrow()).endsWith("; a tabela traz só as primeiras 6 linhas; há mais");
        assertThat(said(by("order_count", "store"), all)).endsWith("; e mais na tabela.");
    }

    @Test
    void saysOfManyGroupsHowManyAreTooMany() {
        Answer answer = WRITER.tooManyGroups(200_000, Language.PT);

        assertThat(answer.status()).isEqualTo(Answer.Status.UNANSWERABLE);
        assertThat(answer.reason()).contains("too_many_groups");
        assertThat(answer.text()).contains("mais de 200.000.");
    }

    @Test
    void listsFiveAndSaysThatThereAreMore() {
        assertThat(said(by("order_count", "store"), stores(5))).endsWith("LOJA (5) 995.");
        assertThat(said(by("order_count", "store"), stores(6))).endsWith("LOJA (5) 995; e mais na tabela.");
    }

    @Test
    void tellsAShortTrendWholeAndALongOneByItsEnds() {
        Summary trend = in(by("order_count", "day"), MARCH);

        assertThat(said(trend, days(5))).contains("02/03/2021 22; ").endsWith("05/03/2021 25.");
        assertThat(said(trend, days(6))).endsWith(": 01/03/2021 21 … 06/03/2021 26.");
    }

    @Test
    void namesTheBestOnlyWhereOneWasAskedFor() {
        assertThat(said(top(by("order_count", "store"), 1), stores(1))).contains(" teve mais pedidos: 999.");
        assertThat(said(top(by("order_count", "store"), 3), stores(1))).isEqualTo("Pedidos por loja: LOJA (1) 999.");
    }

    @Test
    void leavesOutOfAComparisonOnlyTheFilterThatNamesItsRows() {
        Filter.OneOf sides = (Filter.OneOf) is("channel", 1L, 2L);
        Summary plan = new Summary(
                Plans.MODEL.measure("order_count"),
                List.of(Plans.MODEL.dimension("channel")),
                List.of(sides, is("segment", "FOOD"), within("order_amount", Bounds.above(number("100")))),
                Optional.of(MARCH),
                List.of(),
                Optional.empty(),
                List.of(new Value(1L, "APP DELTA"), new Value(2L, "SITE OMEGA")));
        ResultTable table = table(
                List.of(STORE_ID, STORE_NAME, ORDERS),
                List.of(List.of(1L, "APP DELTA", 3L), List.of(2L, "SITE OMEGA", 2L)));

        assertThat(said(plan, table))
                .isEqualTo(
                        "Em março de 2021, no segmento alimentação, com valor do pedido acima de R$ 100,00, pedidos por canal: APP DELTA 3; SITE OMEGA 2.");
        assertThat(new QuestionWriter(Plans.MODEL, Language.PT).question(plan))
                .contains("Compare os pedidos dos canais APP DELTA e SITE OMEGA do segmento alimentação"
                        + " com valor do pedido acima de R$ 100,00 em março de 2021");
    }

    @Test
    void hasNothingToCompareWithoutRows() {
        PeriodComparison growth = new PeriodComparison(
                by("order_count", "store"), List.of(MARCH, APRIL), PeriodComparison.Outcome.GROWTH, Optional.empty());
        ResultTable none = table(
                List.of(STORE_ID, STORE_NAME, new Column("growth", Column.Type.NUMBER, Optional.of(Unit.FRACTION))),
                List.of());

        assertThat(said(growth, none)).endsWith("de março de 2021 para abril de 2021: nada a comparar.");
    }

    @Test
    void understandsHowManyOfAComparisonAreAskedFor() {
        PeriodComparison growth = new PeriodComparison(
                by("order_count", "store"),
                List.of(MARCH, APRIL),
                PeriodComparison.Outcome.GROWTH,
                Optional.of(new Ranking(Direction.HIGHEST, 3)));
        Column column = new Column("growth", Column.Type.NUMBER, Optional.of(Unit.FRACTION));
        ResultTable table = table(List.of(STORE_ID, STORE_NAME, column), List.of(List.of(1L, "LOJA", number("0.25"))));

        assertThat(write(growth, table, Language.PT).understood().orElseThrow())
                .endsWith("para abril de 2021 (2021-04-01 a 2021-04-30), 3 maiores");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    21 22 23 | hora do dia 21 a 23
                    0 1 2    | hora do dia 0 a 2
                    6 7 8    | hora do dia 6 a 8
                    6 7 9    | hora do dia 6 ou 7 ou 9
                    6 7      | hora do dia 6 ou 7
                    22 23 0  | hora do dia 22 ou 23 ou 0
                    """)
    void saysHoursThatFollowOneAnotherAsAStretch(String hours, String words) {
        Object[] keys = Stream.of(hours.split(" ")).map(Integer::valueOf).toArray();

        assertThat(new PlanWords(Language.PT).filter(is("hour", keys))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "store_count, 1, Lojas: 1.",
        "store_count, 7, Há 7 lojas.",
        "order_count, 7, Foram 7 pedidos.",
    })
    void countsWhatIsAndWhatWas(String measure, long count, String sentence) {
        assertThat(said(total(measure), single(ORDERS, count))).isEqualTo(sentence);
    }

    @Test
    void saysThatNoRecordWasFound() {
        QueryPlan plan = listing("store", List.of(), List.of(), is("segment", "GOOD"));

        assertThat(said(plan, table(List.of(STORE_ID, STORE_NAME), List.of())))
                .isEqualTo("Nenhum registro encontrado: Lojas do cadastro, segmento GOOD.");
    }

    @Test
    void tellsOfOneRecordWhatWasAskedInItsOrder() {
        QueryPlan plan = listing("store", List.of("hub", "segment"), List.of("store_plan_price", "store_latitude"));
        List<Column> columns = new ArrayList<>(List.of(STORE_ID, STORE_NAME));
        columns.add(new Column("hub_id", Column.Type.INTEGER, Optional.empty()));
        columns.add(new Column("hub_name", Column.Type.STRING, Optional.empty()));
        columns.add(new Column("segment", Column.Type.STRING, Optional.empty()));
        columns.add(new Column("store_plan_price", Column.Type.NUMBER, Optional.of(Unit.BRL)));
        columns.add(new Column("store_latitude", Column.Type.NUMBER, Optional.of(Unit.DEGREES)));
        ResultTable table = table(
                columns, List.of(Arrays.asList(10L, "CUMIURI", 1L, "SHOPPING AURORA", "FOOD", number("49.90"), null)));

        assertThat(said(plan, table))
                .isEqualTo(
                        "Loja CUMIURI (10) – shopping: SHOPPING AURORA; segmento: alimentação; preço do plano: R$ 49,90; latitude: sem valor.");
    }

    @Test
    void listsTheNamesOfFiveRecords() {
        QueryPlan plan = listing("store", List.of(), List.of());
        List<List<Object>> rows = LongStream.rangeClosed(1, 6)
                .mapToObj(id -> List.<Object>of(id, "LOJA"))
                .toList();

        assertThat(said(plan, table(List.of(STORE_ID, STORE_NAME), rows.subList(0, 5))))
                .endsWith("LOJA (5).");
        assertThat(said(plan, table(List.of(STORE_ID, STORE_NAME), rows))).endsWith("LOJA (5); e mais na tabela.");
    }

    @Test
    void offersNoQuestionInWhichTwoConditionsWouldMeet() {
        Summary busy = having(by("order_count", "store"), "order_count", Bounds.above(number("2")));
        QuestionWriter writer = new QuestionWriter(Plans.MODEL, Language.PT);

        assertThat(writer.question(busy.with(is("segment", "FOOD")))).isPresent();
        assertThat(writer.question(busy.with(within("order_amount", Bounds.above(number("100"))))))
                .isEmpty();
        assertThat(writer.question(busy.with(missing("order_delivery_cost")))).isEmpty();
    }

    private static Optional<Map<String, Object>> chart(QueryPlan plan, ResultTable table) {
        return write(plan, table, Language.PT).chart();
    }

    @Test
    void drawsAsManyBarsAsCanBeToldApart() {
        Summary stores = by("order_count", "store");

        assertThat(chart(stores, stores(1))).isEmpty();
        assertThat(chart(stores, stores(2))).isPresent();
        assertThat(chart(stores, stores(40))).isPresent();
        assertThat(chart(stores, stores(41))).isEmpty();
        assertThat(chart(in(by("order_count", "day"), MARCH), days(41))).isPresent();
    }

    @Test
    void drawsTwiceAsManyBarsInTwoColours() {
        Column channel = new Column("channel_type", Column.Type.STRING, Optional.empty());
        Column segment = new Column("segment", Column.Type.STRING, Optional.empty());
        List<List<Object>> rows = LongStream.rangeClosed(1, 81)
                .mapToObj(i -> List.<Object>of("T" + i, "FOOD", i))
                .toList();
        List<Column> columns = List.of(channel, segment, ORDERS);
        Summary plan = by("order_count", "channel_type", "segment");

        assertThat(chart(plan, table(columns, rows.subList(0, 80)))).isPresent();
        assertThat(chart(plan, table(columns, rows))).isEmpty();
    }
}
