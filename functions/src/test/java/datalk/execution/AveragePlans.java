package datalk.execution;

import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.in;
import static datalk.plan.Plans.is;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BucketAverage;
import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Means of days, weeks and months, and the one number that the small mall gives each. */
final class AveragePlans {
    private static final TimeRange FEBRUARY = Grain.MONTH.rangeAt(LocalDate.of(2021, 2, 1));
    private static final TimeRange YEAR_2019 = Grain.YEAR.rangeAt(LocalDate.of(2019, 1, 1));
    private static final TimeRange YEAR_2021 = Grain.YEAR.rangeAt(LocalDate.of(2021, 1, 1));

    private AveragePlans() {}

    private static TimeRange days(String first, String end) {
        return TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(end));
    }

    static Stream<Arguments> averages() {
        return Stream.of(
                arguments(
                        "14 pedidos em 31 dias",
                        new BucketAverage(in(by("order_count", "day"), MARCH)),
                        "average\n0.4516\n"),
                arguments(
                        "90 e 110 reais em 6 dias, 4 deles vazios",
                        new BucketAverage(in(by("revenue", "day"), days("2021-03-05", "2021-03-10"))
                                .with(is("hub", 1L, 2L, 3L, 4L))),
                        "average\n40\n"),
                arguments(
                        "nada depois de agora: 44 pedidos em 4 meses",
                        new BucketAverage(in(by("order_count", "month"), YEAR_2021)),
                        "average\n11\n"),
                arguments(
                        "7 pedidos em 4 semanas inteiras",
                        new BucketAverage(in(by("order_count", "week"), FEBRUARY)),
                        "average\n1.75\n"),
                arguments(
                        "25 e 19 pedidos: do primeiro ao último trimestre com pedidos, sem período",
                        new BucketAverage(by("order_count", "quarter")),
                        "average\n22\n"),
                arguments(
                        "dias sem pedido nenhum",
                        new BucketAverage(in(by("revenue", "day"), YEAR_2019)),
                        "average\n0\n"),
                arguments(
                        "nem dias, nem pedidos",
                        new BucketAverage(by("revenue", "day").with(is("store", 9999L))),
                        "average\nnull\n"),
                arguments(
                        "4 novos clientes em 4 meses",
                        new BucketAverage(in(by("new_customers", "month"), days("2021-01-01", "2021-05-01"))),
                        "average\n1\n"));
    }
}
