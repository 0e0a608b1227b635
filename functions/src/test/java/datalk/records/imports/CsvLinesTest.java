package datalk.records.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"1,SHOPPING,SP", "1", ",", "1,,", ",, 1 ,", " a b ,\t1;2|3,#x", "\\,'1,2'", "\u0000,\u00A0,\f"})
    void splitsLinesWithoutQuotesAsAParserDoes(String line) throws IOException {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            assertThat(cells(line)).isEqualTo(parser.getRecords().get(0).toList());
        }
    }

    @Test
    void readsQuotes() {
        assertThat(cells("1,\"CASA, MESA & \"\"BANHO\"\"\",")).containsExactly("1", "CASA, MESA & \"BANHO\"", "");
    }

    @Test
    void spoilsOnlyTheRowWhoseQuotesNeverClose() {
        CsvLines lines = new CsvLines("1,\"a\n2,b");

        assertThat(lines.next().orElseThrow().cells()).isEmpty();
        assertThat(lines.next().orElseThrow().cells()).contains(List.of("2", "b"));
    }

    private static List<String> cells(String line) {
        return new CsvLines(line).next().orElseThrow().cells().orElseThrow();
    }
}
