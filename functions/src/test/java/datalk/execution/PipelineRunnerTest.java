package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.bottom;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.isNot;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.missing;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.statistic;
import static datalk.plan.Plans.top;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.Mall;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Grain;
import datalk.plan.GroupCount;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.Aggregate;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs plans over the small mall; the rows were counted in its files. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class PipelineRunnerTest {
    private static final TimeRange JANUARY = Grain.MONTH.rangeAt(LocalDate.of(2021, 1, 1));
    private static final TimeRange FEBRUARY = Grain.MONTH.rangeAt(LocalDate.of(2021, 2, 1));
    private static final TimeRange YEAR_2019 = Grain.YEAR.rangeAt(LocalDate.of(2019, 1, 1));

    @Inject
    EmbeddedServer server;

    @Inject
    PipelineRunner runner;

    @BeforeEach
    void fill() {
        Mall.open(server);
    }

    private static TimeRange days(String first, String end) {
        return TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(end));
    }

    private ResultTable run(QueryPlan plan) {
        return runner.run(plan, new PipelineCompiler().compile(plan), LocalDateTime.parse(Mall.NOW));
    }

    private static String cell(Object cell) {
        return cell instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(cell);
    }

    /** A line each for the columns and the rows, cells set apart by bars. */
    private static String shown(ResultTable table) {
        String columns = table.columns().stream().map(Column::name).collect(Collectors.joining("|"));
        return Stream.concat(Stream.of(columns), table.rows().stream().map(row -> row.stream()
                        .map(PipelineRunnerTest::cell)
                        .collect(Collectors.joining("|"))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void givesTheRows(String question, QueryPlan plan, String expected) {
        assertThat(shown(run(plan))).isEqualTo(expected);
    }

    private static QueryPlan growth(Summary summary, TimeRange before, TimeRange now) {
        return compare(summary, PeriodComparison.Outcome.GROWTH, Optional.empty(), before, now);
    }

    private static QueryPlan compare(
            Summary summary, PeriodComparison.Outcome outcome, Optional<Ranking> ranking, TimeRange... periods) {
        return new PeriodComparison(summary, List.of(periods), outcome, ranking);
    }

    static Stream<Arguments> plans() {
        return Stream.of(totals(), groups(), trends(), comparisons(), registers())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> totals() {
        return Stream.of(
                arguments("faturamento até o centavo", in(total("revenue"), MARCH), "revenue\n1200.5\n"),
                arguments("contagem sem registros", in(total("order_count"), YEAR_2019), "order_count\n0\n"),
                arguments("soma sem registros", in(total("revenue"), YEAR_2019), "revenue\n0\n"),
                arguments("distintos sem registros", in(total("active_stores"), YEAR_2019), "active_stores\n0\n"),
                arguments("diferença sem registros", in(total("delivery_margin"), YEAR_2019), "delivery_margin\n0\n"),
                arguments("média sem registros", in(total("cycle_time"), YEAR_2019), "cycle_time\nnull\n"),
                arguments("razão sem registros", in(total("average_ticket"), YEAR_2019), "average_ticket\nnull\n"),
                arguments(
                        "percentil sem registros",
                        in(
                                total("revenue").withMeasure(statistic(Aggregate.PERCENTILE, "order_amount", 0.5)),
                                YEAR_2019),
                        "percentile_order_amount\nnull\n"),
                arguments("um custo que falta conta como nada", total("delivery_cost"), "delivery_cost\n198.6\n"),
                arguments(
                        "um tempo que falta não conta",
                        total("production_time").with(is("store", 14L)),
                        "production_time\nnull\n"),
                arguments(
                        "mediana, número ímpar",
                        in(total("revenue").withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.5)), MARCH),
                        "percentile_cycle_minutes\n50\n"),
                arguments(
                        "p25, entre dois valores",
                        in(total("revenue").withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.25)), MARCH),
                        "percentile_cycle_minutes\n40.5\n"),
                arguments(
                        "p99, entre dois valores",
                        in(total("revenue").withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.99)), MARCH),
                        "percentile_cycle_minutes\n89.2\n"),
                arguments(
                        "menor e finalizado",
                        in(total("revenue").withMeasure(statistic(Aggregate.MINIMUM, "order_amount", 0)), APRIL),
                        "minimum_order_amount\n15\n"),
                arguments(
                        "acima de exclui, até inclui",
                        in(total("order_count"), MARCH)
                                .with(within(
                                        "order_amount",
                                        new Bounds(
                                                Optional.of(number("99.99")),
                                                false,
                                                Optional.of(number("100")),
                                                true))),
                        "order_count\n1\n"),
                arguments(
                        "meio centavo não iguala um centavo",
                        in(total("order_count"), MARCH)
                                .with(within("order_amount", Bounds.above(number("99.985"))))
                                .with(within("order_amount", Bounds.below(number("100.005")))),
                        "order_count\n2\n"),
                arguments(
                        "último segundo de março e primeiro de abril",
                        in(total("order_count").with(is("store", 10L)), days("2021-03-31", "2021-04-01")),
                        "order_count\n1\n"));
    }

    private static Stream<Arguments> groups() {
        return Stream.of(
                arguments(
                        "empates pelo número",
                        in(by("order_count", "store"), MARCH),
                        """
                        store_id|store_name|order_count
                        10|CUMIURI|5
                        13|SABORELLA|3
                        11|PIMGUCIS|2
                        12|CUMIURI|2
                        14|TECIDARTE|1
                        15|PIMGUCIS|1
                        """),
                arguments(
                        "empates no fim também",
                        bottom(in(by("order_count", "store"), MARCH), 3),
                        """
                        store_id|store_name|order_count
                        14|TECIDARTE|1
                        15|PIMGUCIS|1
                        11|PIMGUCIS|2
                        """),
                arguments(
                        "empates sem número, pelo valor",
                        by("order_count", "customer_tier"),
                        """
                        customer_tier|order_count
                        GOLD|18
                        BRONZE|9
                        SILVER|9
                        """),
                arguments(
                        "um ranking não lista quem não tem o valor",
                        top(by("production_time", "store"), 10),
                        """
                        store_id|store_name|production_time
                        12|CUMIURI|33.3333
                        13|SABORELLA|27.5
                        10|CUMIURI|21.3057
                        15|PIMGUCIS|13
                        11|PIMGUCIS|10
                        """),
                arguments(
                        "frações até a sexta casa",
                        by("cancellation_rate", "hub"),
                        """
                        hub_id|hub_name|cancellation_rate
                        2|SHOPPING BRASA|0.2
                        3|SHOPPING BRASA NORTE|0.2
                        1|SHOPPING AURORA|0.136364
                        4|SHOPPING LAGOA AZUL|0
                        """),
                arguments(
                        "distintos por grupo, sem os sem cliente",
                        in(by("active_customers", "channel"), APRIL),
                        """
                        channel_id|channel_name|active_customers
                        2|SITE OMEGA|4
                        1|APP DELTA|3
                        3|ZAP GAMA|1
                        """),
                arguments(
                        "razão de soma por distintos",
                        in(by("revenue_per_customer", "channel"), APRIL),
                        """
                        channel_id|channel_name|revenue_per_customer
                        2|SITE OMEGA|180.5
                        1|APP DELTA|98.33
                        3|ZAP GAMA|85
                        """),
                arguments(
                        "condição em outra medida que a listada",
                        having(by("revenue", "store"), "canceled_orders", Bounds.atLeast(number("2"))),
                        """
                        store_id|store_name|revenue
                        10|CUMIURI|710.6
                        12|CUMIURI|465
                        """),
                arguments(
                        "quem só tem o que a condição conta não é listado",
                        having(
                                in(by("average_ticket", "store"), days("2021-01-31", "2021-02-06")),
                                "order_count",
                                Bounds.atLeast(number("1"))),
                        """
                        store_id|store_name|average_ticket
                        10|CUMIURI|82.2
                        13|SABORELLA|45
                        """),
                arguments(
                        "condição em reais",
                        having(by("revenue", "store"), "revenue", Bounds.atLeast(number("920"))),
                        """
                        store_id|store_name|revenue
                        11|PIMGUCIS|959.99
                        14|TECIDARTE|920
                        """),
                arguments(
                        "quantos grupos",
                        new GroupCount(having(by("revenue", "store"), "revenue", Bounds.above(number("920")))),
                        "store_count\n1\n"),
                arguments(
                        "quantos grupos, nenhum",
                        new GroupCount(having(by("revenue", "store"), "revenue", Bounds.above(number("9999")))),
                        "store_count\n0\n"),
                arguments("nenhum grupo", in(by("revenue", "store"), YEAR_2019), "store_id|store_name|revenue\n"),
                arguments(
                        "duas dimensões",
                        by("order_count", "city", "segment"),
                        """
                        hub_city|store_segment|order_count
                        CURITIBA|FOOD|16
                        SÃO PAULO|FOOD|15
                        CURITIBA|GOOD|6
                        SÃO PAULO|GOOD|5
                        PORTO ALEGRE|GOOD|2
                        """),
                arguments(
                        "percentil por grupo",
                        by("revenue", "channel").withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.5)),
                        """
                        channel_id|channel_name|percentile_cycle_minutes
                        3|ZAP GAMA|72
                        2|SITE OMEGA|50
                        1|APP DELTA|45
                        """),
                arguments(
                        "quem é comparado aparece sem registros",
                        new Summary(
                                Plans.MODEL.measure("revenue"),
                                List.of(Plans.MODEL.dimension("hub")),
                                List.of(is("hub", 1L, 5L)),
                                Optional.of(MARCH),
                                List.of(),
                                Optional.empty(),
                                List.of(new Value(1L, "SHOPPING AURORA"), new Value(5L, "SHOPPING LAGOA VERDE"))),
                        """
                        hub_id|hub_name|revenue
                        1|SHOPPING AURORA|360.49
                        5|SHOPPING LAGOA VERDE|0
                        """),
                arguments(
                        "negação",
                        by("order_count", "city").with(isNot("city", "CURITIBA")),
                        """
                        hub_city|order_count
                        SÃO PAULO|20
                        PORTO ALEGRE|2
                        """),
                arguments(
                        "melhor de cada grupo",
                        new BestPerGroup(by("revenue", "hub", "store"), Direction.HIGHEST),
                        """
                        hub_id|hub_name|store_id|store_name|revenue
                        1|SHOPPING AURORA|11|PIMGUCIS|959.99
                        3|SHOPPING BRASA NORTE|14|TECIDARTE|920
                        2|SHOPPING BRASA|12|CUMIURI|465
                        4|SHOPPING LAGOA AZUL|15|PIMGUCIS|190.01
                        """),
                arguments(
                        "pior de cada grupo",
                        new BestPerGroup(by("revenue", "hub", "store"), Direction.LOWEST),
                        """
                        hub_id|hub_name|store_id|store_name|revenue
                        2|SHOPPING BRASA|13|SABORELLA|140
                        4|SHOPPING LAGOA AZUL|15|PIMGUCIS|190.01
                        1|SHOPPING AURORA|10|CUMIURI|710.6
                        3|SHOPPING BRASA NORTE|14|TECIDARTE|920
                        """));
    }

    private static Stream<Arguments> trends() {
        return Stream.of(
                arguments(
                        "dias vazios",
                        in(by("revenue", "day"), days("2021-03-05", "2021-03-11")),
                        """
                        day|revenue
                        2021-03-05|0
                        2021-03-06|90
                        2021-03-07|110
                        2021-03-08|0
                        2021-03-09|0
                        2021-03-10|40
                        """),
                arguments(
                        "dias vazios de uma média",
                        in(by("average_ticket", "day"), days("2021-03-06", "2021-03-09")),
                        """
                        day|average_ticket
                        2021-03-06|90
                        2021-03-07|110
                        2021-03-08|null
                        """),
                arguments(
                        "nada depois de agora",
                        in(by("order_count", "month"), days("2021-03-01", "2021-07-01")),
                        """
                        month|order_count
                        2021-03|14
                        2021-04|19
                        """),
                arguments(
                        "do primeiro ao último, sem período",
                        by("order_count", "month"),
                        """
                        month|order_count
                        2021-01|4
                        2021-02|7
                        2021-03|14
                        2021-04|19
                        """),
                arguments(
                        "semanas cortadas",
                        in(by("order_count", "week"), days("2021-03-31", "2021-04-07")),
                        """
                        week|order_count
                        2021-03-29|4
                        2021-04-05|0
                        """),
                arguments(
                        "trimestres e anos",
                        by("order_count", "quarter"),
                        """
                        quarter|order_count
                        2021-Q1|25
                        2021-Q2|19
                        """),
                arguments(
                        "sem registros, com período",
                        in(by("order_count", "quarter"), YEAR_2019),
                        """
                        quarter|order_count
                        2019-Q1|0
                        2019-Q2|0
                        2019-Q3|0
                        2019-Q4|0
                        """),
                arguments(
                        "todos os dias da semana",
                        in(by("order_count", "weekday"), days("2021-03-06", "2021-03-08")),
                        """
                        weekday|order_count
                        1|0
                        2|0
                        3|0
                        4|0
                        5|0
                        6|1
                        7|1
                        """),
                arguments(
                        "só os dias da semana pedidos",
                        in(by("order_count", "weekday").with(is("weekday", 6, 7)), MARCH),
                        """
                        weekday|order_count
                        6|2
                        7|2
                        """),
                arguments(
                        "acumulado passa pelos dias vazios",
                        new Series(
                                in(by("revenue", "day"), days("2021-03-05", "2021-03-11")),
                                Series.Outcome.RUNNING_TOTAL),
                        """
                        day|running_total
                        2021-03-05|0
                        2021-03-06|90
                        2021-03-07|200
                        2021-03-08|200
                        2021-03-09|200
                        2021-03-10|240
                        """),
                arguments(
                        "crescimento: nada no primeiro, nada a partir de nada",
                        new Series(in(by("revenue", "day"), days("2021-03-05", "2021-03-09")), Series.Outcome.GROWTH),
                        """
                        day|growth
                        2021-03-05|null
                        2021-03-06|null
                        2021-03-07|0.222222
                        2021-03-08|-1
                        """),
                arguments(
                        "novos clientes por mês",
                        in(by("new_customers", "month"), days("2021-01-01", "2021-05-01")),
                        """
                        month|new_customers
                        2021-01|1
                        2021-02|1
                        2021-03|2
                        2021-04|0
                        """));
    }

    private static Stream<Arguments> comparisons() {
        return Stream.of(
                arguments("crescimento", growth(total("revenue"), MARCH, APRIL), "growth\n0.035818\n"),
                arguments(
                        "quem não tem categoria não é de outra",
                        new Share(in(total("revenue"), MARCH), Optional.of(isNot("customer_tier", "GOLD"))),
                        "share\n0.633196\n"),
                arguments("crescimento a partir de nada", growth(total("revenue"), YEAR_2019, MARCH), "growth\nnull\n"),
                arguments(
                        "crescimento por grupo",
                        growth(by("revenue", "hub"), JANUARY, FEBRUARY),
                        """
                        hub_id|hub_name|growth
                        1|SHOPPING AURORA|0.629775
                        2|SHOPPING BRASA|null
                        3|SHOPPING BRASA NORTE|null
                        """),
                arguments(
                        "o que mais cresceu",
                        compare(
                                by("revenue", "hub"),
                                PeriodComparison.Outcome.GROWTH,
                                Optional.of(new Ranking(Direction.HIGHEST, 1)),
                                MARCH,
                                APRIL),
                        """
                        hub_id|hub_name|growth
                        1|SHOPPING AURORA|0.59089
                        """),
                arguments(
                        "o que mais caiu",
                        compare(
                                by("revenue", "hub"),
                                PeriodComparison.Outcome.DIFFERENCE,
                                Optional.of(new Ranking(Direction.LOWEST, 2)),
                                MARCH,
                                APRIL),
                        """
                        hub_id|hub_name|difference
                        3|SHOPPING BRASA NORTE|-200
                        4|SHOPPING LAGOA AZUL|-10.01
                        """),
                arguments(
                        "meses lado a lado, também o vazio",
                        compare(
                                total("order_count"),
                                PeriodComparison.Outcome.ROWS,
                                Optional.empty(),
                                Grain.MONTH.rangeAt(LocalDate.of(2020, 12, 1)),
                                JANUARY),
                        """
                        month|order_count
                        2020-12|0
                        2021-01|4
                        """),
                arguments(
                        "quanto a mais",
                        new Difference(in(total("revenue"), MARCH), is("hub", 1L), is("hub", 2L)),
                        "difference\n120.49\n"),
                arguments(
                        "participação de um valor",
                        new Share(in(total("revenue"), MARCH), Optional.of(is("hub", 1L))),
                        "share\n0.300283\n"),
                arguments(
                        "participação por categoria, sem os pedidos sem cliente",
                        new Share(by("order_count", "customer_tier"), Optional.empty()),
                        """
                        customer_tier|share
                        GOLD|0.5
                        BRONZE|0.25
                        SILVER|0.25
                        """),
                arguments(
                        "participação de uma categoria, sem os pedidos sem cliente",
                        new Share(total("order_count"), Optional.of(is("customer_tier", "GOLD"))),
                        "share\n0.5\n"),
                arguments(
                        "participação em nada",
                        new Share(in(total("revenue"), YEAR_2019), Optional.of(is("hub", 1L))),
                        "share\nnull\n"));
    }

    private static Stream<Arguments> registers() {
        return Stream.of(
                arguments(
                        "lojas sem preço de plano",
                        total("store_count").with(missing("store_plan_price")),
                        "store_count\n2\n"),
                arguments(
                        "um preço que falta não é zero",
                        listing("store", List.of("hub"), List.of("store_plan_price"), is("hub", 2L)),
                        """
                        store_id|store_name|hub_id|hub_name|store_plan_price
                        12|CUMIURI|2|SHOPPING BRASA|null
                        13|SABORELLA|2|SHOPPING BRASA|0
                        """),
                arguments(
                        "coordenadas inteiras",
                        listing("store", List.of(), List.of("store_latitude"), is("store", 10L)),
                        """
                        store_id|store_name|store_latitude
                        10|CUMIURI|-25.41
                        """),
                arguments(
                        "clientes só pelo número",
                        listing("customer", List.of("customer_tier"), List.of(), is("customer_city", "CURITIBA")),
                        """
                        customer_id|customer_tier
                        100|GOLD
                        102|BRONZE
                        """),
                arguments(
                        "lojas sem pedidos em fevereiro",
                        Membership.lacking(
                                listing("store", List.of(), List.of()),
                                in(by("order_count", "store"), FEBRUARY),
                                false),
                        """
                        store_id|store_name
                        15|PIMGUCIS
                        16|SEMPRENOVA
                        """),
                arguments(
                        "quantas, entre as de GOOD",
                        Membership.lacking(
                                listing("store", List.of(), List.of(), is("segment", "GOOD")),
                                in(by("order_count", "store"), JANUARY),
                                true),
                        "store_count\n3\n"),
                arguments(
                        "clientes que nunca pediram",
                        Membership.lacking(
                                listing("customer", List.of(), List.of()), by("order_count", "customer"), false),
                        """
                        customer_id
                        104
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matched")
    void countsTheRecordsThatMatched(String question, QueryPlan plan, long matched) {
        assertThat(run(plan).matched()).isEqualTo(matched);
    }

    static Stream<Arguments> matched() {
        return Stream.of(
                arguments("todos os de março", in(total("order_count"), MARCH), 14L),
                arguments("os finalizados de março", in(total("revenue"), MARCH), 12L),
                arguments("os que têm o tempo", in(total("cycle_time"), MARCH), 11L),
                arguments("todos, para a taxa dos cancelados", in(total("cancellation_rate"), MARCH), 14L),
                arguments("a soma dos grupos", in(by("revenue", "hub"), MARCH), 12L),
                arguments("nenhum", in(total("revenue"), YEAR_2019), 0L));
    }
}
