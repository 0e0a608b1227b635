package datalk.pipeline;

import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.statistic;
import static datalk.plan.Plans.total;
import static datalk.plan.Plans.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.Bounds;
import datalk.plan.Having;
import datalk.plan.Listing;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.semantic.Aggregate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Plans whose measures, conditions and periods have to be held apart, and the stages that they become. */
final class CountedPlans {
    private CountedPlans() {}

    /** Channels by how many customers each has, and of which ones. */
    private static Summary channelsOfCustomers() {
        Summary fast = having(by("active_customers", "channel"), "cycle_time", Bounds.below(number("40")));
        return fast.withHaving(List.of(
                fast.having().get(0),
                new Having(statistic(Aggregate.MINIMUM, "order_amount", 0), Bounds.above(number("10"))),
                new Having(statistic(Aggregate.MAXIMUM, "order_amount", 0), Bounds.below(number("900")))));
    }

    static Stream<Arguments> counted() {
        return Stream.of(
                arguments(
                        "clientes ativos dos canais com ciclo, menor e maior pedido assim: tudo passa por dois grupos",
                        channelsOfCustomers(),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": {"k0": "$channel_id", "d": "$customer_id"}, "n0": {"$first": "$channel_name"}, "c": {"$sum": {"$cond": [{"$ne": [{"$ifNull": ["$customer_id", null]}, null]}, 1, 0]}}, "m1": {"$sum": "$order_metric_cycle_time"}, "m1n": {"$sum": {"$cond": [{"$ne": [{"$ifNull": ["$order_metric_cycle_time", null]}, null]}, 1, 0]}}, "m2": {"$min": "$order_amount_cents"}, "m3": {"$max": "$order_amount_cents"}, "g0": {"$sum": {"$cond": [{"$eq": [{"$ifNull": ["$customer_id", null]}, null]}, 1, 0]}}}}
                        {"$group": {"_id": "$_id.k0", "n0": {"$first": "$n0"}, "c": {"$sum": "$c"}, "m0": {"$sum": {"$cond": [{"$gt": ["$c", 0]}, 1, 0]}}, "m1": {"$sum": "$m1"}, "m1n": {"$sum": "$m1n"}, "m2": {"$min": "$m2"}, "m3": {"$max": "$m3"}, "g0": {"$sum": "$g0"}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c", "g0": "$g0", "h0": {"$cond": [{"$eq": ["$m1n", 0]}, null, {"$divide": ["$m1", "$m1n"]}]}, "h1": "$m2", "h2": "$m3"}}
                        {"$match": {"k0": {"$ne": null}, "$or": [{"c": {"$gt": 0}}, {"g0": {"$gt": 0}}], "h0": {"$lt": 40}, "h1": {"$gt": 1000}, "h2": {"$lt": 90000}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "faturamento das lojas com ciclo abaixo de 40 minutos: o ciclo tem a sua própria conta",
                        having(by("revenue", "store"), "cycle_time", Bounds.below(number("40"))),
                        """
                        orders
                        {"$match": {"order_status": "FINISHED"}}
                        {"$group": {"_id": "$store_id", "n0": {"$first": "$store_name"}, "c": {"$sum": 1}, "m0": {"$sum": "$order_amount_cents"}, "m1": {"$sum": "$order_metric_cycle_time"}, "m1n": {"$sum": {"$cond": [{"$ne": [{"$ifNull": ["$order_metric_cycle_time", null]}, null]}, 1, 0]}}}}
                        {"$project": {"_id": 0, "k0": "$_id", "n0": "$n0", "v": "$m0", "c": "$c", "h0": {"$cond": [{"$eq": ["$m1n", 0]}, null, {"$divide": ["$m1", "$m1n"]}]}}}
                        {"$match": {"k0": {"$ne": null}, "h0": {"$lt": 40}}}
                        {"$sort": {"v": -1, "k0": 1}}
                        {"$limit": 1001}
                        """),
                arguments(
                        "p90 do tempo de ciclo em março",
                        in(
                                total("order_count").withMeasure(statistic(Aggregate.PERCENTILE, "cycle_minutes", 0.9)),
                                MARCH),
                        """
                        orders
                        {"$match": {"order_moment_created": {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}, "order_status": "FINISHED"}}
                        {"$group": {"_id": "$order_metric_cycle_time", "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$_id", "c": "$c"}}
                        {"$limit": 200001}
                        """),
                arguments(
                        "clientes desde março",
                        new Listing(
                                listing("customer", List.of(), List.of()).entity(),
                                listing("customer", List.of(), List.of()).source(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.of(MARCH)),
                        """
                        customers
                        {"$match": {"customer_since": {"$gte": "2021-03-01", "$lt": "2021-04-01"}}}
                        {"$sort": {"_id": 1}}
                        {"$limit": 1001}
                        {"$project": {"k0": "$_id", "_id": 0}}
                        """),
                arguments(
                        "participação dos pedidos acima de R$ 100",
                        new Share(
                                total("order_count"), Optional.of(within("order_amount", Bounds.above(number("100"))))),
                        """
                        orders
                        {"$match": {"order_amount_cents": {"$gt": 10000}}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        {"$limit": 200001}
                        orders
                        {"$match": {}}
                        {"$group": {"_id": null, "c": {"$sum": 1}}}
                        {"$project": {"_id": 0, "v": "$c", "c": "$c"}}
                        """));
    }
}
