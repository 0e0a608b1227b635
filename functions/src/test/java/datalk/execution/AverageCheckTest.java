package datalk.execution;

import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static datalk.plan.Plans.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datalk.plan.BucketAverage;
import datalk.plan.Grain;
import datalk.plan.TimeRange;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Means that are right pass; the same means, wrong in one place, do not; and none is of some of its buckets. */
class AverageCheckTest {
    private static final BucketAverage ORDERS = new BucketAverage(in(by("order_count", "day"), MARCH));
    private static final BucketAverage STORES = new BucketAverage(in(by("active_stores", "day"), MARCH));

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static AveragedBuckets buckets(Grain grain, long count, TimeRange days, String sum) {
        return new AveragedBuckets(grain, count, days, number(sum), BigDecimal.ZERO, number("3"));
    }

    private static ResultTable table(String mean, long matched, AveragedBuckets buckets) {
        return new ResultTable(
                List.of(Column.number("average", Unit.RATIO)),
                List.of(List.of(number(mean))),
                false,
                matched,
                List.of(),
                Optional.of(buckets));
    }

    private static AveragedBuckets march(String sum) {
        return buckets(Grain.DAY, 31, MARCH, sum);
    }

    static Stream<Arguments> right() {
        return Stream.of(
                arguments(ORDERS, table("0.4516", 14, march("14"))),
                arguments(STORES, table("0.3871", 14, march("12"))), // distinct each day, so the days are no parts
                arguments(
                        ORDERS,
                        new ResultTable(
                                List.of(Column.number("average", Unit.RATIO)),
                                List.of(Arrays.asList((Object) null)),
                                false,
                                0)));
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatIsRightPasses(BucketAverage plan, ResultTable table) {
        assertThat(ResultCheck.of(plan, table)).isSameAs(table);
    }

    static Stream<Arguments> wrong() {
        TimeRange april = Grain.MONTH.rangeAt(LocalDate.of(2021, 4, 1));
        TimeRange early = TimeRange.ofDays(LocalDate.of(2021, 2, 28), LocalDate.of(2021, 4, 1));
        return Stream.of(
                arguments("buckets that are missing", table("0.4667", 14, buckets(Grain.DAY, 30, MARCH, "14"))),
                arguments("buckets that are missing", table("0.4667", 14, buckets(Grain.DAY, 31, april, "14"))),
                arguments("buckets that are missing", table("0.4375", 14, buckets(Grain.DAY, 32, early, "14"))),
                arguments("buckets that are missing", table("14", 14, buckets(Grain.MONTH, 1, MARCH, "14"))),
                arguments("a mean beyond the least and the greatest", table("3.5", 14, march("108.5"))),
                arguments("a measure below zero", table("-0.5", 14, march("14"))),
                arguments("buckets that are not the whole", table("0.4616", 14, march("14"))),
                arguments("parts that are not the whole", table("0.4516", 15, march("14"))),
                arguments(
                        "a mean of no buckets",
                        new ResultTable(
                                List.of(Column.number("average", Unit.RATIO)),
                                List.of(List.of(number("1"))),
                                false,
                                0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatIsWrongDoesNot(String check, ResultTable table) {
        assertThatThrownBy(() -> ResultCheck.of(ORDERS, table))
                .isInstanceOf(FailedCheckException.class)
                .hasMessage(check);
    }

    @Test
    void refusesWhatHasMoreBucketsThanAreListed() {
        TimeRange century = TimeRange.ofDays(LocalDate.of(1990, 1, 1), LocalDate.of(2090, 1, 1));
        BucketAverage plan = new BucketAverage(in(by("order_count", "day"), century));
        List<List<BsonDocument>> rows = List.of(List.of());

        assertThatThrownBy(() -> plan.accept(new ResultFinisher(rows, LocalDateTime.parse("2089-12-31T00:00:00"))))
                .isInstanceOf(TooManyGroupsException.class);
    }

    @Test
    void saysOfWhichBucketsItIs() {
        List<List<BsonDocument>> rows = List.of(List.of(
                BsonDocument.parse("{\"k0\": \"2021-03-02\", \"v\": 3, \"c\": 3}"),
                BsonDocument.parse("{\"k0\": \"2021-03-04\", \"v\": 1, \"c\": 1}"),
                BsonDocument.parse("{\"k0\": \"2021-03-09\", \"v\": 7, \"c\": 7}")));

        ResultTable table = ORDERS.accept(new ResultFinisher(rows, LocalDateTime.parse("2021-03-05T10:00:00")));

        TimeRange days = TimeRange.ofDays(LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 6));
        assertThat(table.averaged())
                .contains(new AveragedBuckets(Grain.DAY, 5, days, number("4"), BigDecimal.ZERO, number("3")));
        assertThat(table.rows()).isEqualTo(List.of(List.of(number("0.8"))));
        assertThat(ResultCheck.of(ORDERS, table)).isSameAs(table);
    }
}
