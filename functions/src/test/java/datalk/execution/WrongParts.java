package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.total;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BestPerGroup;
import datalk.plan.Direction;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Results whose parts cannot be those of a whole. */
final class WrongParts {
    private static final Column COUNT = Column.number("order_count", Unit.COUNT);
    private static final Column SHARE = Column.number("share", Unit.FRACTION);
    private static final Column MONTH = Column.key("month", false);
    private static final Column SEGMENT = Column.key("store_segment", false);

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static ResultTable table(long matched, List<Column> columns, Object[]... rows) {
        return new ResultTable(columns, Stream.of(rows).map(Arrays::asList).toList(), false, matched);
    }

    private WrongParts() {}

    private static Share shares() {
        return new Share(by("revenue", "segment"), Optional.empty());
    }

    private static Series running() {
        return new Series(by("order_count", "month"), Series.Outcome.RUNNING_TOTAL);
    }

    private static PeriodComparison compare(PeriodComparison.Outcome outcome) {
        return new PeriodComparison(
                by("order_count", "segment"), List.of(MARCH, APRIL), outcome, Optional.<Ranking>empty());
    }

    static Stream<Arguments> fractions() {
        QueryPlan part = new Share(total("revenue"), Optional.of(is("segment", "FOOD")));
        List<Column> columns = List.of(SEGMENT, SHARE);
        return Stream.of(
                arguments("a share outside 0 and 1", part, table(6, List.of(SHARE), row(number("1.000001")))),
                arguments("a share outside 0 and 1", part, table(6, List.of(SHARE), row(number("-0.1")))),
                arguments("one number is one row", part, table(6, List.of(SHARE))),
                arguments(
                        "a share outside 0 and 1",
                        shares(),
                        table(6, columns, row("A", number("1.2")), row("B", number("-0.2")))),
                arguments(
                        "shares out of order",
                        shares(),
                        table(6, columns, row("A", number("0.4")), row("B", number("0.6")))),
                arguments(
                        "a group twice", shares(), table(6, columns, row("A", number("0.5")), row("A", number("0.5")))),
                arguments(
                        "shares of more than the whole",
                        shares(),
                        table(6, columns, row("A", number("0.7")), row("B", number("0.31")))),
                arguments(
                        "shares of less than the whole",
                        shares(),
                        table(6, columns, row("A", number("0.6")), row("B", number("0.39")))),
                arguments(
                        "a fall below nothing",
                        compare(PeriodComparison.Outcome.GROWTH),
                        table(6, List.of(SEGMENT, SHARE), row("A", number("-1.01")))),
                arguments(
                        "groups out of order",
                        compare(PeriodComparison.Outcome.GROWTH),
                        table(6, List.of(SEGMENT, SHARE), row("A", number("0.1")), row("B", number("0.2")))));
    }

    static Stream<Arguments> series() {
        List<Column> columns = List.of(MONTH, COUNT);
        return Stream.of(
                arguments(
                        "a running total that falls",
                        running(),
                        table(5, columns, row("2021-01", 6L), row("2021-02", 5L))),
                arguments(
                        "parts that are not the whole",
                        running(),
                        table(6, columns, row("2021-01", 3L), row("2021-02", 5L))),
                arguments("times out of order", running(), table(5, columns, row("2021-02", 3L), row("2021-01", 5L))),
                arguments(
                        "a fall below nothing",
                        new Series(by("revenue", "month"), Series.Outcome.GROWTH),
                        table(5, List.of(MONTH, SHARE), row("2021-01", null), row("2021-02", number("-2")))));
    }

    private static BestPerGroup bestTwo() {
        return new BestPerGroup(by("order_count", "segment", "month"), new Ranking(Direction.HIGHEST, 2));
    }

    static Stream<Arguments> bests() {
        List<Column> columns = List.of(SEGMENT, MONTH, COUNT);
        Object[] first = row("A", "2021-03", 9L);
        Object[] second = row("A", "2021-01", 7L);
        return Stream.of(
                arguments(
                        "more of a group than were asked",
                        bestTwo(),
                        table(19, columns, first, second, row("A", "2021-02", 3L))),
                arguments(
                        "more of a group than were asked",
                        bestTwo(),
                        table(23, columns, first, row("B", "2021-03", 7L), second)),
                arguments("groups out of order", bestTwo(), table(16, columns, second, first)),
                arguments(
                        "groups out of order", bestTwo(), table(26, columns, first, second, row("B", "2021-03", 10L))),
                arguments("a group twice", bestTwo(), table(18, columns, first, first)));
    }

    static Stream<Arguments> rightBests() {
        List<Column> columns = List.of(SEGMENT, MONTH, COUNT);
        return Stream.of(arguments(
                bestTwo(),
                table(
                        24,
                        columns,
                        row("A", "2021-03", 9L),
                        row("A", "2021-01", 1L),
                        row("B", "2021-01", 7L),
                        row("B", "2021-03", 7L))));
    }
}
