package datalk.records.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV text, one per line. Each line is parsed for itself: a quote that never closes spoils its own row,
 * not the rest of the file. So cells cannot hold line breaks, which no field of ours may have anyway.
 */
final class CsvLines {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final int LONGEST_LINE = 100_000;
    private static final char QUOTE = '"';
    private static final int EMPTY_ONES_TOO = -1;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BufferedReader lines;
    private int line;

    CsvLines(String text) {
        this.lines = new BufferedReader(
                new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text));
    }

    /**
     * One row.
     *
     * @param line its number, the first is 1
     * @param cells none, if its quotes never close or it is longer than any row of ours
     */
    record Row(int line, Optional<List<String>> cells) {}

    /** The next row that is not blank. */
    Optional<Row> next() {
        try {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    return Optional.of(new Row(line, cells(text)));
                }
            }
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<List<String>> cells(String text) {
        if (text.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        if (text.indexOf(QUOTE) < 0) {
            return Optional.of(List.of(text.split(",", EMPTY_ONES_TOO))); // a parser a line costs more than all else
        }
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            List<CSVRecord> rows = parser.getRecords();
            return rows.size() == 1 ? Optional.of(rows.get(0).toList()) : Optional.empty();
        } catch (IOException | UncheckedIOException brokenQuotes) {
            return Optional.empty();
        }
    }
}
