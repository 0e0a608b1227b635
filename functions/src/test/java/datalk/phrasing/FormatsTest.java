package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.execution.Column;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1234567   | COUNT    | 1.234.567     | 1,234,567
                    0         | COUNT    | 0             | 0
                    1234.5    | BRL      | R$ 1.234,50   | R$ 1,234.50
                    0.1       | BRL      | R$ 0,10       | R$ 0.10
                    0         | BRL      | R$ 0,00       | R$ 0.00
                    -1234.5   | BRL      | -R$ 1.234,50  | -R$ 1,234.50
                    0.123456  | FRACTION | 12,35%        | 12.35%
                    1         | FRACTION | 100,0%        | 100.0%
                    -0.5      | FRACTION | -50,0%        | -50.0%
                    0.00005   | FRACTION | 0,01%         | 0.01%
                    45.678    | MINUTES  | 45,68 min     | 45.68 min
                    45        | MINUTES  | 45,0 min      | 45.0 min
                    1990      | YEARS    | 1990          | 1990
                    -25.42841 | DEGREES  | -25,4284      | -25.4284
                    1.23456   | RATIO    | 1,2346        | 1.2346
                    """)
    void writesNumbersAsPeopleDo(BigDecimal value, Unit unit, String portuguese, String english) {
        assertThat(new Formats(Language.PT).number(value, unit)).isEqualTo(portuguese);
        assertThat(new Formats(Language.EN).number(value, unit)).isEqualTo(english);
    }

    @Test
    void roundsHalvesUp() {
        assertThat(new Formats(Language.EN).number(new BigDecimal("0.125"), Unit.BRL))
                .isEqualTo("R$ 0.13");
        assertThat(new Formats(Language.EN).number(new BigDecimal("0.115"), Unit.BRL))
                .isEqualTo("R$ 0.12");
    }

    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    5173.8387 | RATIO    | 5.173,84      | 5,173.84
                    -1.1429   | RATIO    | -1,14         | -1.14
                    8.3       | RATIO    | 8,3           | 8.3
                    1         | RATIO    | 1             | 1
                    0.4516    | RATIO    | 0,4516        | 0.4516
                    -25.42841 | DEGREES  | -25,4284      | -25.4284
                    45.678    | MINUTES  | 45,68 min     | 45.68 min
                    """)
    void writesMeansOfOneAndMoreWithTwoDecimals(BigDecimal value, Unit unit, String portuguese, String english) {
        Column column = new Column("average", Column.Type.NUMBER, Optional.of(unit));

        assertThat(new Formats(Language.PT).cell(value, column)).isEqualTo(portuguese);
        assertThat(new Formats(Language.EN).cell(value, column)).isEqualTo(english);
    }

    @Test
    void saysThatAValueIsMissing() {
        Column revenue = new Column("revenue", Column.Type.NUMBER, Optional.of(Unit.BRL));

        assertThat(new Formats(Language.PT).cell(null, revenue)).isEqualTo("sem valor");
        assertThat(new Formats(Language.EN).cell(null, revenue)).isEqualTo("no value");
    }

    @Test
    void leavesKeysAlone() {
        Column store = new Column("store_id", Column.Type.INTEGER, Optional.empty());

        assertThat(new Formats(Language.PT).cell(3862L, store)).isEqualTo("3862");
    }

    @Test
    void writesDays() {
        LocalDate day = LocalDate.of(2021, 3, 5);

        assertThat(new Formats(Language.PT).day(day)).isEqualTo("05/03/2021");
        assertThat(new Formats(Language.EN).day(day)).isEqualTo("Mar 5, 2021");
    }
}
