package datalk.pipeline;

import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.bottom;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.top;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.BucketAverage;
import datalk.plan.Direction;
import datalk.plan.GroupCount;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Summary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineCompilerTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void compilesPlan(String question, QueryPlan plan, String expected) {
        List<AggregationPipeline> pipelines = new PipelineCompiler().compile(plan);

        assertThat(pipelines.stream().map(PipelineCompilerTest::shown).collect(Collectors.joining()))
                .isEqualTo(expected);
    }

    /** A line for the collection, and one for each stage. */
    private static String shown(AggregationPipeline pipeline) {
        return pipeline.collection()
                + "\n"
                + pipeline.stages().stream().map(stage -> stage.toJson() + "\n").collect(Collectors.joining());
    }

    static Stream<Arguments> plans() {
        return Stream.of(simple(), SpecialPlans.special(), CountedPlans.counted())
                .flatMap(plans -> plans);
    }

    private static Stream<Arguments> simple() {
        return Stream.of(
                arguments(
                        "quantos pedidos",
                        total("order_count"),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "faturamento em março",
                        in(total("revenue"), MARCH),
                        """
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}, "order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c"}}
                        """),
                arguments(
                        "ticket médio",
                        total("average_ticket"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": {"$cond": [{"$eq": ["$c", 0]}, null, {"$divide": ["$m0", "$c"]}]}, "c": "$c"}}
                        """),
                arguments(
                        "tempo de ciclo",
                        total("cycle_time"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": {"$cond": [{"$ne": [{"$ifNull": ["$order_metric_cycle_time", null]}, null]}, 1, 0]}}, "m0": {"$sum": "$order_metric_cycle_time"}, "g0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$order_metric_cycle_time", null]}, null]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "v": {"$cond": [{"$eq": ["$c", 0]}, null, {"$divide": ["$m0", "$c"]}]}, "c": "$c", "g0": "$g0"}}
                        """),
                arguments(
                        "margem de entrega",
                        total("delivery_margin"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_delivery_fee_cents"}, "m1": {"$sum": "$order_delivery_cost_cents"}, "g0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$order_delivery_fee_cents", null]}, null]}, 1, 0]}}, "g1": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$order_delivery_cost_cents", null]}, null]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "v": {"$subtract": ["$m0", "$m1"]}, "c": "$c", "g0": "$g0", "g1": "$g1"}}
                        """),
                arguments(
                        "taxa de cancelamento por canal",
                        by("cancellation_rate", "channel"),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$channel_id", "n0": {"$first": "$channel_name"}, "c": {"$sum": 1}, "m0": {"$sum": {"$cond": [{"$eq": ["$order_status", "CANCELED"]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": {"$cond": [{"$eq": ["$c", 0]}, null, {"$divide": ["$m0", "$c"]}]}, "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "clientes ativos",
                        total("active_customers"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": "$customer_id", "c": {"$sum": 1}}}
                        {"$group": {"_id": null, "c": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id", null]}, null]}, 0, "$c"]}}, "m0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id", null]}, null]}, 0, 1]}}, "g0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id", null]}, null]}, "$c", 0]}}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c", "g0": "$g0"}}
                        """),
                arguments(
                        "lojas ativas por cidade",
                        by("active_stores", "city"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": {"k0": "$hub_city", "d": "$store_id"}, "c": {"$sum": 1}}}
                        {"$group": {"_id": "$_id.k0", "c": {"$sum": "$c"}, "m0": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "v": "$m0", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "receita por cliente ativo",
                        total("revenue_per_customer"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": "$customer_id", "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$group": {"_id": null, "c": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id", null]}, null]}, 0, "$c"]}}, "m0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id", null]}, null]}, 0, "$m0"]}}, "m1": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id", null]}, null]}, 0, 1]}}, "g0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id", null]}, null]}, "$c", 0]}}}}
                        {"$project": {"_id": 0, "v": {"$cond": [{"$eq": ["$m1", 0]}, null, {"$divide": ["$m0", "$m1"]}]}, "c": "$c", "g0": "$g0"}}
                        """),
                arguments(
                        "faturamento por shopping e canal",
                        by("revenue", "hub", "channel"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": {"k0": "$hub_id", "k1": "$channel_id"}, "n0": {"$first": "$hub_name"}, "n1": {"$first": "$channel_name"}, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "k0": "$_id.k0", "n0": "$n0", "k1": "$_id.k1", "n1": "$n1", "v": "$m0", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}, "k1": {"$ne": null}}}
                        {"$sort": {"v": -1, "k0": 1, "k1": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "top 3 lojas por faturamento",
                        top(by("revenue", "store"), 3),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}, "v": {"$ne": null}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 3}
                        """),
                arguments(
                        "as 2 cidades com menor ticket médio",
                        bottom(by("average_ticket", "city"), 2),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": "$hub_city", "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "k0": "$_id", "v": {"$cond": [{"$eq": ["$c", 0]}, null, {"$divide": ["$m0", "$c"]}]}, "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}, "v": {"$ne": null}}}
                        {"$sort": {"v": 1, "k0": 1}}
                        {"$limit": 2}
                        """),
                arguments(
                        "pedidos por mês",
                        by("order_count", "month"),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$month", "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "v": "$c", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$limit": 200001}
                        """),
                arguments(
                        "lojas com mais de 50 pedidos",
                        having(by("order_count", "store"), "order_count", Bounds.above(number("50"))),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$c", "c": "$c", "h0": "$c"}}
                        {"$match": {"k0": {"$ne": null}, "h0": {"$gt": 50}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "faturamento das lojas com pelo menos 10 cancelamentos",
                        having(by("revenue", "store"), "canceled_orders", Bounds.atLeast(number("10"))),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": {"$cond": [{"$eq": ["$order_status", "FINISHED"]}, 1, 0]}}, "m0": {"$sum": {"$cond": [{"$eq": ["$order_status", "FINISHED"]}, "$order_amount_cents", 0]}}, "m1": {"$sum": {"$cond": [{"$eq": ["$order_status", "CANCELED"]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c", "h0": "$m1"}}
                        {"$match": {"k0": {"$ne": null}, "c": {"$gt": 0}, "h0": {"$gte": 10}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "margem das lojas com algum cancelamento",
                        having(by("delivery_margin", "store"), "canceled_orders", Bounds.above(number("0"))),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": {"$cond": [{"$eq": ["$order_status", "FINISHED"]}, 1, 0]}}, "m0": {"$sum": {"$cond": [{"$eq": ["$order_status", "FINISHED"]}, "$order_delivery_fee_cents", 0]}}, "m1": {"$sum": {"$cond": [{"$eq": ["$order_status", "FINISHED"]}, "$order_delivery_cost_cents", 0]}}, "m2": {"$sum": {"$cond": [{"$eq": ["$order_status", "CANCELED"]}, 1, 0]}}, "g0": {"$sum": {"$cond": [{"$and": [{"$eq": ["$order_status", "FINISHED"]}, {"$eq": [{"$ifNull": ["$order_delivery_fee_cents", null]}, null]}]}, 1, 0]}}, "g1": {"$sum": {"$cond": [{"$and": [{"$eq": ["$order_status", "FINISHED"]}, {"$eq": [{"$ifNull": ["$order_delivery_cost_cents", null]}, null]}]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": {"$subtract": ["$m0", "$m1"]}, "c": "$c", "g0": "$g0", "g1": "$g1", "h0": "$m2"}}
                        {"$match": {"k0": {"$ne": null}, "$or": [{"c": {"$gt": 0}}, {"g0": {"$gt": 0}}, {"g1": {"$gt": 0}}], "h0": {"$gt": 0}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "lojas que faturaram entre R$ 100,50 e R$ 200",
                        having(by("revenue", "store"), "revenue", Bounds.between(number("100.50"), number("200"))),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c", "h0": "$m0"}}
                        {"$match": {"k0": {"$ne": null}, "h0": {"$gte": 10050, "$lte": 20000}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "quantas lojas com mais de 50 pedidos",
                        new GroupCount(having(by("order_count", "store"), "order_count", Bounds.above(number("50")))),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$c", "c": "$c", "h0": "$c"}}
                        {"$match": {"k0": {"$ne": null}, "h0": {"$gt": 50}}}
                        {"$group": {"_id": null, "v": {"$sum": 1}, "c": {"$sum": "$c"}}}
                        {"$project": {"_id": 0, "v": "$v", "c": "$c"}}
                        """),
                arguments(
                        "pedidos entre R$ 80 e R$ 120,50",
                        total("order_count")
                                .with(within("order_amount", Bounds.between(number("80"), number("120.50")))),
                        """
                        orders
                        {"$match": {"order_amount_cents": {"$gte": 8000, "$lte": 12050}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "pedidos acima de R$ 10,005",
                        total("order_count").with(within("order_amount", Bounds.above(number("10.005")))),
                        """
                        orders
                        {"$match": {"order_amount_cents": {"$gt": 1000.5}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """));
    }

    @Test
    void readsForAMeanAllThatItsTrendHas() {
        Summary trend = in(by("order_count", "day"), MARCH);

        var mean = new PipelineCompiler().compile(new BucketAverage(trend));

        assertThat(mean).isEqualTo(new PipelineCompiler().compile(new Series(trend, Series.Outcome.RUNNING_TOTAL)));
    }

    @Test
    void bringsAllGroupsWhereSeveralOfEachAreAskedFor() {
        var several = new BestPerGroup(by("revenue", "hub", "store"), new Ranking(Direction.HIGHEST, 2));

        var stages = new PipelineCompiler().compile(several).get(0).stages();

        assertThat(stages.stream().map(stage -> stage.getFirstKey()))
                .containsExactly("$match", "$group", "$project", "$match", "$limit");
        assertThat(stages.get(4).getNumber("$limit").intValue()).isEqualTo(PipelineCompiler.MOST_GROUPS + 1);
    }
}
