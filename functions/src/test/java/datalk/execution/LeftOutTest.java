package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.statistic;
import static datalk.plan.Plans.top;
import static datalk.plan.Plans.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.Mall;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.GroupCount;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.semantic.Aggregate;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What results leave out, over the small mall; it was counted in its files. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class LeftOutTest {
    @Inject
    EmbeddedServer server;

    @Inject
    PipelineRunner runner;

    @BeforeEach
    void fill() {
        Mall.open(server);
    }

    private String leftOut(QueryPlan plan) {
        return runner.run(plan, new PipelineCompiler().compile(plan), LocalDateTime.parse(Mall.NOW)).leftOut().stream()
                .map(each -> each.columns() + "=" + each.count())
                .toList()
                .toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void countsWhatIsNotCounted(String what, QueryPlan plan, String expected) {
        assertThat(leftOut(plan)).isEqualTo(expected);
    }

    private static QueryPlan compare(String measure, String... dimensions) {
        return new PeriodComparison(
                by(measure, dimensions), List.of(MARCH, APRIL), PeriodComparison.Outcome.ROWS, Optional.empty());
    }

    static Stream<Arguments> plans() {
        return Stream.of(values(), sums(), groups(), nothing()).flatMap(each -> each);
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                arguments("média", in(total("cycle_time"), MARCH), "[[order_metric_cycle_time]=1]"),
                arguments("média por grupo", in(by("cycle_time", "hub"), MARCH), "[[order_metric_cycle_time]=1]"),
                arguments(
                        "um grupo sem nenhum valor não é listado e conta",
                        by("production_time", "store"),
                        "[[order_metric_production_time]=8]"),
                arguments(
                        "um ranking fala dos que lista",
                        top(by("production_time", "store"), 5),
                        "[[order_metric_production_time]=4]"),
                arguments("tendência", by("production_time", "month"), "[[order_metric_production_time]=8]"),
                arguments(
                        "crescimento de um mês ao outro",
                        new Series(by("production_time", "month"), Series.Outcome.GROWTH),
                        "[[order_metric_production_time]=8]"),
                arguments("períodos", compare("production_time"), "[[order_metric_production_time]=5]"),
                arguments(
                        "diferença",
                        new Difference(in(total("production_time"), APRIL), is("store", 14L), is("store", 11L)),
                        "[[order_metric_production_time]=3]"),
                arguments(
                        "mediana",
                        in(total("revenue").withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.5)), MARCH),
                        "[[order_metric_cycle_time]=1]"),
                arguments(
                        "mediana por grupo",
                        by("revenue", "segment")
                                .withMeasure(statistic(Aggregate.PERCENTILE, "production_minutes", 0.5)),
                        "[[order_metric_production_time]=8]"),
                arguments(
                        "maior",
                        total("revenue").withMeasure(statistic(Aggregate.MAXIMUM, "cycle_minutes", 0)),
                        "[[order_metric_cycle_time]=2]"),
                arguments("distintos", in(total("active_customers"), APRIL), "[[customer_id]=3]"),
                arguments("razão", in(total("revenue_per_customer"), APRIL), "[[customer_id]=3]"),
                arguments(
                        "com condição em outra medida",
                        having(by("cycle_time", "store"), "canceled_orders", Bounds.atLeast(number("1"))),
                        "[[order_metric_cycle_time]=2]"));
    }

    private static Stream<Arguments> sums() {
        return Stream.of(
                arguments("soma que passa por cima", total("delivery_cost"), "[[order_delivery_cost_cents]=1]"),
                arguments("diferença de somas", total("delivery_margin"), "[[order_delivery_cost_cents]=1]"),
                arguments("lojas sem preço de plano", total("plan_revenue"), "[[store_plan_price_cents]=2]"),
                arguments("por shopping", by("plan_revenue", "hub"), "[[store_plan_price_cents]=2]"));
    }

    private static Stream<Arguments> groups() {
        return Stream.of(
                arguments("por cliente", in(by("revenue", "customer"), MARCH), "[[customer_id]=2]"),
                arguments("um ranking por cliente", top(in(by("revenue", "customer"), MARCH), 1), "[[customer_id]=2]"),
                arguments("por categoria", in(by("order_count", "customer_tier"), APRIL), "[[customer_tier]=4]"),
                arguments(
                        "por cidade e estado do cliente",
                        in(by("order_count", "customer_city", "customer_state"), APRIL),
                        "[[customer_city, customer_state]=4]"),
                arguments(
                        "taxa por categoria",
                        in(by("cancellation_rate", "customer_tier"), APRIL),
                        "[[customer_tier]=4]"),
                arguments(
                        "o que falta duas vezes conta uma",
                        by("cycle_time", "customer_tier"),
                        "[[order_metric_cycle_time]=2, [customer_tier]=6]"),
                arguments(
                        "mediana por categoria",
                        by("revenue", "customer_tier")
                                .withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.5)),
                        "[[order_metric_cycle_time]=2, [customer_tier]=6]"),
                arguments(
                        "participação de cada categoria",
                        new Share(in(by("revenue", "customer_tier"), MARCH), Optional.empty()),
                        "[[customer_tier]=2]"),
                arguments(
                        "participação de uma categoria",
                        new Share(in(total("revenue"), MARCH), Optional.of(is("customer_tier", "GOLD"))),
                        "[[customer_tier]=2]"),
                arguments("períodos por categoria", compare("revenue", "customer_tier"), "[[customer_tier]=5]"),
                arguments(
                        "melhor de cada grupo",
                        new BestPerGroup(
                                in(by("revenue", "hub", "customer"), MARCH), new Ranking(Direction.HIGHEST, 1)),
                        "[[customer_id]=2]"),
                arguments(
                        "quantos grupos",
                        new GroupCount(having(
                                in(by("order_count", "customer"), APRIL), "order_count", Bounds.above(number("2")))),
                        "[[customer_id]=4]"));
    }

    private static Stream<Arguments> nothing() {
        return Stream.of(
                arguments("o que não falta a nenhum", total("revenue"), "[]"),
                arguments("por loja", by("revenue", "store"), "[]"),
                arguments("só os que têm", in(by("cycle_time", "store"), APRIL), "[]"),
                arguments(
                        "quem nomeia as categorias",
                        by("revenue", "customer_tier").with(is("customer_tier", "GOLD")),
                        "[]"),
                arguments("o cadastro", by("customer_count", "customer_tier"), "[]"));
    }
}
