package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.bottom;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.having;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.isNot;
import static datalk.plan.Plans.number;
import static datalk.plan.Plans.statistic;
import static datalk.plan.Plans.top;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.Direction;
import datalk.plan.Grain;
import datalk.plan.GroupCount;
import datalk.plan.Plans;
import datalk.plan.Ranking;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.Aggregate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Plans with groups, and the rows that the small mall gives them. */
final class GroupedPlans {
    private static final TimeRange YEAR_2019 = Grain.YEAR.rangeAt(LocalDate.of(2019, 1, 1));

    private static TimeRange days(String first, String end) {
        return TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(end));
    }

    private GroupedPlans() {}

    static Stream<Arguments> groups() {
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
                        new BestPerGroup(by("revenue", "hub", "store"), new Ranking(Direction.HIGHEST, 1)),
                        """
                        hub_id|hub_name|store_id|store_name|revenue
                        1|SHOPPING AURORA|11|PIMGUCIS|959.99
                        3|SHOPPING BRASA NORTE|14|TECIDARTE|920
                        2|SHOPPING BRASA|12|CUMIURI|465
                        4|SHOPPING LAGOA AZUL|15|PIMGUCIS|190.01
                        """),
                arguments(
                        "os dois melhores de cada grupo, empates pelo número",
                        new BestPerGroup(
                                in(by("order_count", "hub", "store"), MARCH), new Ranking(Direction.HIGHEST, 2)),
                        """
                        hub_id|hub_name|store_id|store_name|order_count
                        1|SHOPPING AURORA|10|CUMIURI|5
                        1|SHOPPING AURORA|11|PIMGUCIS|2
                        2|SHOPPING BRASA|13|SABORELLA|3
                        2|SHOPPING BRASA|12|CUMIURI|2
                        3|SHOPPING BRASA NORTE|14|TECIDARTE|1
                        4|SHOPPING LAGOA AZUL|15|PIMGUCIS|1
                        """),
                arguments(
                        "os dois piores de cada grupo",
                        new BestPerGroup(by("revenue", "hub", "store"), new Ranking(Direction.LOWEST, 2)),
                        """
                        hub_id|hub_name|store_id|store_name|revenue
                        2|SHOPPING BRASA|13|SABORELLA|140
                        2|SHOPPING BRASA|12|CUMIURI|465
                        4|SHOPPING LAGOA AZUL|15|PIMGUCIS|190.01
                        1|SHOPPING AURORA|10|CUMIURI|710.6
                        1|SHOPPING AURORA|11|PIMGUCIS|959.99
                        3|SHOPPING BRASA NORTE|14|TECIDARTE|920
                        """),
                arguments(
                        "pior de cada grupo",
                        new BestPerGroup(by("revenue", "hub", "store"), new Ranking(Direction.LOWEST, 1)),
                        """
                        hub_id|hub_name|store_id|store_name|revenue
                        2|SHOPPING BRASA|13|SABORELLA|140
                        4|SHOPPING LAGOA AZUL|15|PIMGUCIS|190.01
                        1|SHOPPING AURORA|10|CUMIURI|710.6
                        3|SHOPPING BRASA NORTE|14|TECIDARTE|920
                        """));
    }
}
