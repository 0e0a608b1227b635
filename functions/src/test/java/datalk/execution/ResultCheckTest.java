package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.bottom;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.is;
import static datalk.plan.Plans.listing;
import static datalk.plan.Plans.top;
import static datalk.plan.Plans.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BestPerGroup;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.GroupCount;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Results that are right pass; the same results, wrong in one place, do not. */
class ResultCheckTest {
    private static final Column ID = Column.key("store_id", true);
    private static final Column NAME = Column.text("store_name");
    private static final Column COUNT = Column.number("order_count", Unit.COUNT);
    private static final Column REVENUE = Column.number("revenue", Unit.BRL);
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

    static Stream<Arguments> right() {
        return Stream.of(
                arguments(total("order_count"), table(5, List.of(COUNT), row(5L))),
                arguments(total("cycle_time"), table(0, List.of(REVENUE), row((Object) null))),
                arguments(
                        by("order_count", "store"),
                        table(6, List.of(ID, NAME, COUNT), row(1L, "A", 3L), row(2L, "A", 2L), row(3L, "B", 1L))),
                arguments(
                        bottom(by("revenue", "store"), 2),
                        table(6, List.of(ID, NAME, REVENUE), row(1L, "A", number("1")), row(2L, "A", number("1")))),
                arguments(
                        by("cycle_time", "segment"),
                        table(6, List.of(SEGMENT, REVENUE), row("A", number("1")), row("B", null))),
                arguments(
                        by("order_count", "month"),
                        table(3, List.of(MONTH, COUNT), row("2021-01", 3L), row("2021-02", 0L))),
                arguments(
                        shares(),
                        table(6, List.of(SEGMENT, SHARE), row("A", number("0.666667")), row("B", number("0.333333")))),
                arguments(shares(), table(0, List.of(SEGMENT, SHARE))),
                arguments(
                        new Share(top(by("revenue", "segment"), 1), Optional.empty()),
                        table(6, List.of(SEGMENT, SHARE), row("A", number("0.6")))),
                arguments(
                        running(),
                        table(5, List.of(MONTH, COUNT), row("2021-01", 3L), row("2021-02", 3L), row("2021-03", 5L))),
                arguments(
                        new Series(by("delivery_margin", "month"), Series.Outcome.RUNNING_TOTAL),
                        table(5, List.of(MONTH, REVENUE), row("2021-01", number("3")), row("2021-02", number("-1")))),
                arguments(difference(), table(5, List.of(Column.number("difference", Unit.COUNT)), row(-3L))),
                arguments(
                        best(),
                        table(
                                9,
                                List.of(SEGMENT, ID, NAME, REVENUE),
                                row("A", 1L, "X", number("9")),
                                row("B", 2L, "Y", number("8")))));
    }

    @ParameterizedTest
    @MethodSource({"right", "datalk.execution.WrongParts#rightBests"})
    void whatIsRightPasses(QueryPlan plan, ResultTable table) {
        assertThat(ResultCheck.of(plan, table)).isSameAs(table);
    }

    private static Share shares() {
        return new Share(by("revenue", "segment"), Optional.empty());
    }

    private static Series running() {
        return new Series(by("order_count", "month"), Series.Outcome.RUNNING_TOTAL);
    }

    private static Difference difference() {
        return new Difference(total("order_count"), is("segment", "FOOD"), is("segment", "GOOD"));
    }

    private static BestPerGroup best() {
        return new BestPerGroup(by("revenue", "segment", "store"), new Ranking(Direction.HIGHEST, 1));
    }

    private static PeriodComparison compare(PeriodComparison.Outcome outcome) {
        return new PeriodComparison(
                by("order_count", "segment"), List.of(MARCH, APRIL), outcome, Optional.<Ranking>empty());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                        tables(),
                        groups(),
                        WrongParts.fractions(),
                        WrongParts.series(),
                        WrongParts.bests(),
                        registers())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> tables() {
        return Stream.of(
                arguments("a row with other columns", total("order_count"), table(5, List.of(COUNT), row(5L, 5L))),
                arguments("a measure below zero", total("order_count"), table(0, List.of(COUNT), row(-1L))),
                arguments(
                        "a number of records that is not whole",
                        total("active_stores"),
                        table(1, List.of(COUNT), row(number("1.5")))),
                arguments(
                        "a number of matched records below zero",
                        total("revenue"),
                        table(-1, List.of(REVENUE), row(number("1")))),
                arguments(
                        "one number is one row",
                        total("revenue"),
                        table(2, List.of(REVENUE), row(number("1")), row(number("1")))),
                arguments("one number is one row", total("revenue"), table(2, List.of(REVENUE))),
                arguments("one number is one row", difference(), table(2, List.of(COUNT))),
                arguments("a measure below zero", total("revenue"), table(2, List.of(REVENUE), row(number("-0.01")))),
                arguments(
                        "a rate outside 0 and 1",
                        total("cancellation_rate"),
                        table(2, List.of(SHARE), row(number("1.01")))),
                arguments(
                        "a rate outside 0 and 1",
                        total("cancellation_rate"),
                        table(2, List.of(SHARE), row(number("-0.01")))),
                arguments("more rows than an answer may have", by("revenue", "segment"), rows(1001, false)),
                arguments("cut below the most rows", by("revenue", "segment"), rows(999, true)),
                arguments(
                        "nothing left out, for a reason",
                        total("revenue"),
                        new ResultTable(
                                List.of(REVENUE),
                                List.of(List.of(number("1"))),
                                false,
                                1,
                                List.of(new LeftOut(Plans.MODEL.source("orders"), List.of("x"), 0)))));
    }

    private static ResultTable rows(int rows, boolean truncated) {
        return new ResultTable(
                List.of(SEGMENT, REVENUE),
                IntStream.range(0, rows)
                        .mapToObj(i -> List.<Object>of("S" + i, number("1")))
                        .toList(),
                truncated,
                rows);
    }

    private static Stream<Arguments> groups() {
        QueryPlan byStore = by("order_count", "store");
        List<Column> columns = List.of(ID, NAME, COUNT);
        return Stream.of(
                arguments("parts that are not the whole", total("order_count"), table(6, List.of(COUNT), row(5L))),
                arguments(
                        "parts that are not the whole", byStore, table(6, columns, row(1L, "A", 3L), row(2L, "A", 2L))),
                arguments("columns of other groups", byStore, table(3, List.of(ID, COUNT), row(1L, 3L))),
                arguments("a group twice", byStore, table(6, columns, row(1L, "A", 3L), row(1L, "A", 3L))),
                arguments("groups out of order", byStore, table(5, columns, row(1L, "A", 2L), row(2L, "A", 3L))),
                arguments(
                        "groups out of order",
                        bottom(by("order_count", "store"), 2),
                        table(5, columns, row(1L, "A", 3L), row(2L, "A", 2L))),
                arguments(
                        "groups out of order",
                        by("cycle_time", "segment"),
                        table(5, List.of(SEGMENT, REVENUE), row("A", null), row("B", number("1")))),
                arguments(
                        "groups out of order",
                        top(by("cycle_time", "segment"), 2),
                        table(5, List.of(SEGMENT, REVENUE), row("A", number("1")), row("B", null))),
                arguments(
                        "more groups than were asked",
                        top(by("order_count", "store"), 1),
                        table(5, columns, row(1L, "A", 3L), row(2L, "A", 2L))),
                arguments(
                        "times out of order",
                        by("order_count", "month"),
                        table(5, List.of(MONTH, COUNT), row("2021-02", 3L), row("2021-01", 2L))),
                arguments(
                        "a group twice",
                        by("order_count", "month"),
                        table(5, List.of(MONTH, COUNT), row("2021-02", 3L), row("2021-02", 2L))),
                arguments(
                        "more of a group than were asked",
                        best(),
                        table(
                                9,
                                List.of(SEGMENT, ID, NAME, REVENUE),
                                row("A", 1L, "X", number("9")),
                                row("A", 2L, "Y", number("8")))),
                arguments(
                        "groups out of order",
                        best(),
                        table(
                                9,
                                List.of(SEGMENT, ID, NAME, REVENUE),
                                row("A", 1L, "X", number("7")),
                                row("B", 2L, "Y", number("8")))),
                arguments(
                        "a period twice",
                        compare(PeriodComparison.Outcome.ROWS),
                        table(9, List.of(SEGMENT, MONTH, COUNT), row("A", "2021-03", 1L), row("A", "2021-03", 2L))),
                arguments(
                        "a period that is missing",
                        compare(PeriodComparison.Outcome.ROWS),
                        table(9, List.of(SEGMENT, MONTH, COUNT), row("A", "2021-03", 1L))));
    }

    private static Stream<Arguments> registers() {
        QueryPlan stores = listing("store", List.of(), List.of());
        return Stream.of(
                arguments("records out of order", stores, table(2, List.of(ID, NAME), row(2L, "A"), row(1L, "B"))),
                arguments("records out of order", stores, table(2, List.of(ID, NAME), row(1L, "A"), row(1L, "A"))),
                arguments(
                        "records that are not listed", stores, table(3, List.of(ID, NAME), row(1L, "A"), row(2L, "B"))),
                arguments(
                        "more groups than records",
                        new GroupCount(by("order_count", "store")),
                        table(3, List.of(COUNT), row(4L))),
                arguments(
                        "more members than registered",
                        Membership.lacking(listing("store", List.of(), List.of()), by("order_count", "store"), true),
                        table(3, List.of(COUNT), row(4L))),
                arguments(
                        "records out of order",
                        Membership.lacking(listing("store", List.of(), List.of()), by("order_count", "store"), false),
                        table(2, List.of(ID, NAME), row(2L, "A"), row(1L, "B"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatIsWrongDoesNot(String check, QueryPlan plan, ResultTable table) {
        assertThatThrownBy(() -> ResultCheck.of(plan, table))
                .isInstanceOf(FailedCheckException.class)
                .hasMessage(check);
    }

    @Test
    void aCutTableNeedNotBeWhole() {
        ResultTable cut = new ResultTable(
                List.of(SEGMENT, SHARE),
                IntStream.range(0, 1000)
                        .mapToObj(i -> List.<Object>of("S" + i, number("0.0005")))
                        .toList(),
                true,
                1000);

        assertThat(ResultCheck.of(shares(), cut)).isSameAs(cut);
    }
}
