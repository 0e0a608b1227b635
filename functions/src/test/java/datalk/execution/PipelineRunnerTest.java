package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.missing;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.statistic;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.Mall;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.Bounds;
import datalk.plan.Grain;
import datalk.plan.Membership;
import datalk.plan.QueryPlan;
import datalk.plan.TimeRange;
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

    static Stream<Arguments> plans() {
        return Stream.of(
                        totals(),
                        GroupedPlans.groups(),
                        TimedPlans.trends(),
                        TimedPlans.comparisons(),
                        AveragePlans.averages(),
                        registers())
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
