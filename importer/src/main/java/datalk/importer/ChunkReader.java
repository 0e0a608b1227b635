package datalk.importer;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Splits a CSV text into chunks of whole rows, holding one chunk at a time.
 *
 * <p>Rows are parsed and written again, not cut at line ends: a quoted cell may hold some.
 */
final class ChunkReader implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setIgnoreEmptyLines(true)
            .get();
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int rowsPerChunk;
    private final Optional<CSVRecord> header;

    ChunkReader(Reader text, int rowsPerChunk) throws IOException {
        this.parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get();
        this.records = parser.iterator();
        this.rowsPerChunk = rowsPerChunk;
        this.header = records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    }

    /** The next chunk, or nothing at the end of the file. A file with a header alone has no chunk. */
    Optional<Chunk> next() throws IOException {
        if (header.isEmpty() || !records.hasNext()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        NavigableMap<Long, Long> fileLines = new TreeMap<>();
        int rows = 0;
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(header.get());
            long line = 1 + lineBreaks(header.get()) + 1;
            while (rows < rowsPerChunk && records.hasNext()) {
                CSVRecord row = records.next();
                fileLines.put(line, firstLine(row));
                printer.printRecord(row);
                line += 1 + lineBreaks(row);
                rows++;
            }
        }
        return Optional.of(new Chunk(text.toString(), rows, fileLines, parser.getCurrentLineNumber()));
    }

    /** The parser counts line ends, so after a row it stands on the row's last line. */
    private long firstLine(CSVRecord row) {
        return parser.getCurrentLineNumber() - lineBreaks(row);
    }

    private static long lineBreaks(CSVRecord row) {
        return row.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
