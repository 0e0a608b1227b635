package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.isNot;
import static datalk.plan.Plans.total;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Grain;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Trends and comparisons, and the rows that the small mall gives them. */
final class TimedPlans {
    private static final TimeRange JANUARY = Grain.MONTH.rangeAt(LocalDate.of(2021, 1, 1));
    private static final TimeRange FEBRUARY = Grain.MONTH.rangeAt(LocalDate.of(2021, 2, 1));
    private static final TimeRange YEAR_2019 = Grain.YEAR.rangeAt(LocalDate.of(2019, 1, 1));

    private static TimeRange days(String first, String end) {
        return TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(end));
    }

    private static QueryPlan growth(Summary summary, TimeRange before, TimeRange now) {
        return compare(summary, PeriodComparison.Outcome.GROWTH, Optional.empty(), before, now);
    }

    private static QueryPlan compare(
            Summary summary, PeriodComparison.Outcome outcome, Optional<Ranking> ranking, TimeRange... periods) {
        return new PeriodComparison(summary, List.of(periods), outcome, ranking);
    }

    private TimedPlans() {}

    static Stream<Arguments> trends() {
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

    static Stream<Arguments> comparisons() {
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
}
