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
import static datalk.plan.Plans.statistic;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.TimeRange;
import datalk.semantic.Aggregate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Plans beyond one number and one list, and the stages that they become. */
final class SpecialPlans {
    private SpecialPlans() {}

    static Stream<Arguments> special() {
        return Stream.of(
                arguments(
                        "pedidos com ciclo abaixo de 30,5 minutos",
                        total("order_count").with(within("cycle_minutes", Bounds.below(number("30.5")))),
                        """
                        orders
                        {"$match": {"order_metric_cycle_time": {"$lt": 30.5}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "pedidos em Curitiba ou São Paulo",
                        total("order_count").with(is("city", "CURITIBA", "SÃO PAULO")),
                        """
                        orders
                        {"$match": {"hub_city": {"$in": ["CURITIBA", "SÃO PAULO"]}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "pedidos exceto do shopping 1 e sem os canais 2 e 3",
                        total("order_count").with(isNot("hub", 1L)).with(isNot("channel", 2L, 3L)),
                        """
                        orders
                        {"$match": {"hub_id": {"$ne": 1}, "channel_id": {"$nin": [2, 3]}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "lojas sem preço de plano",
                        total("store_count").with(missing("store_plan_price")),
                        """
                        stores
                        {"$match": {"store_plan_price_cents": null}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "pedidos até as 18h30 de hoje",
                        in(
                                total("order_count"),
                                new TimeRange(
                                        LocalDateTime.parse("2021-04-30T00:00:00"),
                                        LocalDateTime.parse("2021-04-30T18:30:01"))),
                        """
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-04-30T00:00:00", "$lt": "2021-04-30T18:30:01"}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "novos clientes desde o meio-dia: o dia inteiro",
                        in(
                                total("new_customers"),
                                new TimeRange(
                                        LocalDateTime.parse("2021-03-01T00:00:00"),
                                        LocalDateTime.parse("2021-04-30T12:00:00"))),
                        """
                        customers
                        {"$match": {"customer_since": {"$gte": "2021-03-01", "$lt": "2021-05-01"}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """),
                arguments(
                        "p90 do tempo de ciclo por canal",
                        by("order_count", "channel").withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.9)),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": {"v": "$order_metric_cycle_time", "k0": "$channel_id"}, "n0": {"$first": "$channel_name"}, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$_id.v", "k0": "$_id.k0", "n0": "$n0", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$limit": 200001}
                        """),
                arguments(
                        "maior pedido",
                        total("order_count").withMeasure(statistic(Aggregate.MAXIMUM, "order_amount", 0)),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": {"$cond": [{"$ne": [{"$ifNull": ["$order_amount_cents", null]}, null]}, 1, 0]}}, "m0": {"$max": "$order_amount_cents"}, "g0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$order_amount_cents", null]}, null]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c", "g0": "$g0"}}
                        """),
                arguments(
                        "menor pedido das lojas com mais de 5 cancelamentos",
                        having(
                                by("order_count", "store").withMeasure(statistic(Aggregate.MINIMUM, "order_amount", 0)),
                                "canceled_orders",
                                Bounds.above(number("5"))),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": {"$cond": [{"$and": [{"$eq": ["$order_status", "FINISHED"]}, {"$ne": [{"$ifNull": ["$order_amount_cents", null]}, null]}]}, 1, 0]}}, "m0": {"$min": {"$cond": [{"$eq": ["$order_status", "FINISHED"]}, "$order_amount_cents", null]}}, "m1": {"$sum": {"$cond": [{"$eq": ["$order_status", "CANCELED"]}, 1, 0]}}, "g0": {"$sum": {"$cond": [{"$and": [{"$eq": ["$order_status", "FINISHED"]}, {"$eq": [{"$ifNull": ["$order_amount_cents", null]}, null]}]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c", "g0": "$g0", "h0": "$m1"}}
                        {"$match": {"k0": {"$ne": null}, "$or": [{"c": {"$gt": 0}}, {"g0": {"$gt": 0}}], "h0": {"$gt": 5}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "participação de FOOD",
                        new Share(in(total("revenue"), MARCH), Optional.of(is("segment", "FOOD"))),
                        """
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}, "store_segment": "FOOD", "order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c"}}
                        {"$limit": 200001}
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}, "order_status": "FINISHED", "store_segment": {"$ne": null}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c"}}
                        """),
                arguments(
                        "clientes ativos por shopping: quem não tem cliente é do grupo que não tem",
                        by("active_customers", "hub"),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": {"k0": "$hub_id", "d": "$customer_id"}, "n0": {"$first": "$hub_name"}, "c": {"$sum": 1}}}
                        {"$group": {"_id": "$_id.k0", "n0": {"$first": "$n0"}, "c": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id.d", null]}, null]}, 0, "$c"]}}, "m0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id.d", null]}, null]}, 0, 1]}}, "g0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$_id.d", null]}, null]}, "$c", 0]}}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c", "g0": "$g0"}}
                        {"$match": {"k0": {"$ne": null}, "$or": [{"c": {"$gt": 0}}, {"g0": {"$gt": 0}}]}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "clientes ativos dos canais com mais de 50 pedidos: aqui cada pedido é perguntado",
                        having(by("active_customers", "channel"), "order_count", Bounds.above(number("50"))),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": {"k0": "$channel_id", "d": "$customer_id"}, "n0": {"$first": "$channel_name"}, "c": {"$sum": {"$cond": [{"$and": [{"$eq": ["$order_status", "FINISHED"]}, {"$ne": [{"$ifNull": ["$customer_id", null]}, null]}]}, 1, 0]}}, "m1": {"$sum": 1}, "g0": {"$sum": {"$cond": [{"$and": [{"$eq": ["$order_status", "FINISHED"]}, {"$eq": [{"$ifNull": ["$customer_id", null]}, null]}]}, 1, 0]}}}}
                        {"$group": {"_id": "$_id.k0", "n0": {"$first": "$n0"}, "c": {"$sum": "$c"}, "m0": {"$sum": {"$cond": [{"$gt": ["$c", 0]}, 1, 0]}}, "m1": {"$sum": "$m1"}, "g0": {"$sum": "$g0"}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c", "g0": "$g0", "h0": "$m1"}}
                        {"$match": {"k0": {"$ne": null}, "$or": [{"c": {"$gt": 0}}, {"g0": {"$gt": 0}}], "h0": {"$gt": 50}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "participação de tudo menos FOOD: duas condições sobre um campo",
                        new Share(total("revenue"), Optional.of(isNot("segment", "FOOD"))),
                        """
                        orders
                        {"$match": {"$and": [{"store_segment": {"$ne": "FOOD"}, "order_status": "FINISHED"}, {"store_segment": {"$ne": null}}]}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c"}}
                        orders
                        {"$match": {"order_status": "FINISHED", "store_segment": {"$ne": null}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c"}}
                        """),
                arguments(
                        "participação de cada categoria de cliente",
                        new Share(by("order_count", "customer_tier"), Optional.empty()),
                        """
                        orders
                        {"$match": {}}
                        {"$group": {"_id": "$customer_tier", "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "v": "$c", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$limit": 200001}
                        orders
                        {"$match": {"customer_tier": {"$ne": null}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        orders
                        {"$match": {"customer_tier": null}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "c": "$c"}}
                        """),
                arguments(
                        "compare março com abril por canal",
                        new PeriodComparison(
                                by("order_count", "channel"),
                                List.of(MARCH, APRIL),
                                PeriodComparison.Outcome.ROWS,
                                Optional.empty()),
                        """
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}}}
                        {"$group": {"_id": "$channel_id", "n0": {"$first": "$channel_name"}, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$c", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$limit": 200001}
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-04-01T00:00:00", "$lt": "2021-05-01T00:00:00"}}}
                        {"$group": {"_id": "$channel_id", "n0": {"$first": "$channel_name"}, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$c", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$limit": 200001}
                        """),
                arguments(
                        "quanto a mais vendeu o shopping 1 que o 2",
                        new Difference(total("revenue"), is("hub", 1L), is("hub", 2L)),
                        """
                        orders
                        {"$match": {"hub_id": 1, "order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c"}}
                        {"$limit": 200001}
                        orders
                        {"$match": {"hub_id": 2, "order_status": "FINISHED"}}
                        {"$group": {"_id": null, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "v": "$m0", "c": "$c"}}
                        {"$limit": 200001}
                        """),
                arguments(
                        "faturamento acumulado por dia em março",
                        new Series(in(by("revenue", "day"), MARCH), Series.Outcome.RUNNING_TOTAL),
                        """
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}, "order_status": "FINISHED"}}
                        {"$group": {"_id": "$day", "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "k0": "$_id", "v": "$m0", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$limit": 200001}
                        """),
                arguments(
                        "loja que menos vendeu em cada shopping",
                        new BestPerGroup(by("revenue", "hub", "store"), new Ranking(Direction.LOWEST, 1)),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": {"k0": "$hub_id", "k1": "$store_id"}, "n0": {"$first": "$hub_name"}, "n1": {"$first": "$store_name"}, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}}}
                        {"$project": {"_id": 0, "k0": "$_id.k0", "n0": "$n0", "k1": "$_id.k1", "n1": "$n1", "v": "$m0", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}, "k1": {"$ne": null}, "v": {"$ne": null}}}
                        {"$sort": {"v": 1, "k1": 1}}
                        {"$group": {"_id": "$k0", "n0": {"$first": "$n0"}, "k1": {"$first": "$k1"}, "n1": {"$first": "$n1"}, "v": {"$first": "$v"}, "c": {"$first": "$c"}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "k1": "$k1", "n1": "$n1", "v": "$v", "c": "$c"}}
                        {"$sort": {"v": 1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "shopping e preço do plano das lojas de FOOD",
                        listing("store", List.of("hub", "segment"), List.of("store_plan_price"), is("segment", "FOOD")),
                        """
                        stores
                        {"$match": {"store_segment": "FOOD"}}
                        {"$sort": {"_id": 1}}
                        {"$limit": 1001}
                        {"$project": {"k0": "$_id", "_id": 0, "n0": "$store_name", "a0": "$hub_id", "b0": "$hub_name", "a1": "$store_segment", "f0": "$store_plan_price_cents"}}
                        """),
                arguments(
                        "lojas sem pedidos em março",
                        Membership.lacking(
                                listing("store", List.of(), List.of()), in(by("order_count", "store"), MARCH), false),
                        """
                        stores
                        {"$match": {}}
                        {"$sort": {"_id": 1}}
                        {"$limit": 200001}
                        {"$project": {"k0": "$_id", "_id": 0, "n0": "$store_name"}}
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$c", "c": "$c"}}
                        {"$match": {"k0": {"$ne": null}}}
                        {"$limit": 200001}
                        """));
    }
}
