package datalk.pipeline;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.isNot;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.missing;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who asks by what orders may lack is told how many orders are in no group. */
class UngroupedTest {
    static Stream<Arguments> plansThatLeaveOut() {
        return Stream.of(
                arguments(
                        "pedidos por categoria de cliente em março",
                        in(by("order_count", "customer_tier"), MARCH),
                        """
                        {"customer_tier": null, "order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}}"""),
                arguments(
                        "faturamento por categoria e cidade do cliente, sem FOOD",
                        by("revenue", "customer_tier", "customer_city").with(isNot("segment", "FOOD")),
                        """
                        {"$or": [{"customer_tier": null}, {"customer_city": null}], "store_segment": {"$ne": "FOOD"}, "order_status": "FINISHED"}"""),
                arguments(
                        "pedidos por categoria, só os que não são ouro: quem não tem categoria não é ouro",
                        by("order_count", "customer_tier").with(isNot("customer_tier", "GOLD")),
                        """
                        {"$and": [{"customer_tier": null}, {"customer_tier": {"$ne": "GOLD"}}]}"""),
                arguments(
                        "pedidos por categoria de cliente acima de R$ 100, sem custo de entrega",
                        by("order_count", "customer_tier")
                                .with(within("order_amount", Bounds.above(number("100"))))
                                .with(missing("order_delivery_cost")),
                        """
                        {"customer_tier": null, "order_amount_cents": {"$gt": 10000}, "order_delivery_cost_cents": null}"""),
                arguments(
                        "participação dos clientes ouro em março",
                        new Share(in(total("revenue"), MARCH), Optional.of(is("customer_tier", "GOLD"))),
                        """
                        {"customer_tier": null, "order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}, "order_status": "FINISHED"}"""),
                arguments(
                        "compare março com abril por categoria de cliente",
                        new PeriodComparison(
                                by("order_count", "customer_tier"),
                                List.of(MARCH, APRIL),
                                PeriodComparison.Outcome.ROWS,
                                Optional.empty()),
                        """
                        {"customer_tier": null, "$or": [{"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}}, {"order_moment_created": {"$gte": "2021-04-01T00:00:00", "$lt": "2021-05-01T00:00:00"}}]}"""),
                arguments(
                        "canal que mais vendeu em cada categoria de cliente",
                        new BestPerGroup(by("revenue", "customer_tier", "channel"), new Ranking(Direction.HIGHEST, 1)),
                        """
                        {"customer_tier": null, "order_status": "FINISHED"}"""),
                arguments(
                        "quantas categorias com mais de 2 pedidos",
                        new GroupCount(
                                having(by("order_count", "customer_tier"), "order_count", Bounds.above(number("2")))),
                        """
                        {"customer_tier": null}"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plansThatLeaveOut")
    void countsTheOrdersThatAreInNoGroup(String question, QueryPlan plan, String expected) {
        List<AggregationPipeline> pipelines = new PipelineCompiler().compile(plan);
        AggregationPipeline last = pipelines.get(pipelines.size() - 1);

        assertThat(last.stages().get(0).getDocument("$match").toJson()).isEqualTo(expected);
        assertThat(last.stages().get(2).toJson()).isEqualTo("{\"$project\": {\"_id\": 0, \"c\": \"$c\"}}");
    }

    static Stream<Arguments> plansThatLeaveNothingOut() {
        return Stream.of(
                arguments("pedidos por loja", by("order_count", "store")),
                arguments("pedidos em março", in(total("order_count"), MARCH)),
                arguments(
                        "ouro e prata: quem os nomeia deixa os outros fora",
                        by("order_count", "customer_tier").with(is("customer_tier", "GOLD", "SILVER"))),
                arguments(
                        "participação de pedidos acima de R$ 100",
                        new Share(
                                total("order_count"),
                                Optional.of(within("order_amount", Bounds.above(number("100")))))),
                arguments("participação de FOOD", new Share(total("order_count"), Optional.of(is("segment", "FOOD")))),
                arguments(
                        "pedidos dos clientes ouro menos os dos prata",
                        new Difference(
                                total("order_count"), is("customer_tier", "GOLD"), is("customer_tier", "SILVER"))),
                arguments("crescimento por mês", new Series(by("order_count", "month"), Series.Outcome.GROWTH)),
                arguments("lojas", listing("store", List.of(), List.of())),
                arguments(
                        "lojas sem pedidos",
                        Membership.lacking(listing("store", List.of(), List.of()), by("order_count", "store"), false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plansThatLeaveNothingOut")
    void asksForNoneWhereAllAreInAGroup(String question, QueryPlan plan) {
        assertThat(Ungrouped.of(plan)).isEmpty();
    }

    static Stream<Arguments> namedAndNot() {
        return Stream.of(
                arguments("outra coisa nomeada", is("segment", "FOOD"), true),
                arguments("o próprio nomeado", is("customer_tier", "GOLD"), false),
                arguments("o próprio negado", isNot("customer_tier", "GOLD"), true),
                arguments("valor limitado", within("order_amount", Bounds.above(number("1"))), true),
                arguments("valor ausente", missing("order_delivery_cost"), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namedAndNot")
    void leavesOutUnlessValuesAreNamed(String filter, Filter asked, boolean leavesOut) {
        Optional<Ungrouped> left =
                Ungrouped.of(by("order_count", "customer_tier").with(asked));

        assertThat(left.isPresent()).isEqualTo(leavesOut);
    }
}
