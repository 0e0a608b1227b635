package datalk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentileTest {
    private static GroupRow times(double value, long count) {
        return new GroupRow(List.of(), List.of(), BigDecimal.valueOf(value), count);
    }

    @ParameterizedTest(name = "p{0}")
    @CsvSource({"0,10", "0.25,17.5", "0.5,25", "0.9,37", "1,40"})
    void interpolatesBetweenTheClosestRanks(double fraction, double expected) {
        List<GroupRow> values = List.of(times(10, 1), times(20, 1), times(30, 1), times(40, 1));

        assertThat(Percentile.of(values, fraction)).isEqualByComparingTo(BigDecimal.valueOf(expected));
    }

    @ParameterizedTest(name = "p{0}")
    @CsvSource({"0.5,10", "0.75,10", "0.8,12", "1,20"})
    void countsAValueAsOftenAsItOccurs(double fraction, double expected) {
        List<GroupRow> values = List.of(times(10, 4), times(20, 1));

        assertThat(Percentile.of(values, fraction).doubleValue()).isEqualTo(expected);
    }

    @RepeatedTest(20)
    void agreesWithSortingEveryValue(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<GroupRow> rows = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        double value = 0;
        for (int i = 0; i < 30; i++) {
            value += 1 + random.nextInt(9);
            int count = 1 + random.nextInt(4);
            rows.add(times(value, count));
            for (int j = 0; j < count; j++) {
                all.add(value);
            }
        }
        double fraction = random.nextInt(101) / 100.0;

        double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        double rank = fraction * (sorted.length - 1);
        int below = (int) Math.floor(rank + 1e-9);
        double expected =
                sorted[below] + (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]) * (rank - below);

        assertThat(Percentile.of(rows, fraction).doubleValue())
                .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6));
    }
}
