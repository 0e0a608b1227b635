package datalk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.semantic.Unit;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "12.6, COUNT, 13",
        "1985, YEARS, 1985",
        "12.345, BRL, 12.35",
        "0.12345678, FRACTION, 0.123457",
        "31.23456, MINUTES, 31.2346",
        "2.50000, RATIO, 2.5",
        "-25.4283561, DEGREES, -25.4283561"
    })
    void numbersAreAsExactAsTheirUnit(BigDecimal kept, Unit unit, String shown) {
        assertThat(Cells.cell(kept, unit)).hasToString(shown);
    }
}
