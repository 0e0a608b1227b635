package datalk.importer;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Some rows of a file, with its header line before them.
 *
 * @param fileLines the line of the file at which the row begins that begins at this line of the chunk
 * @param lastFileLine the line of the file where the chunk ends
 */
record Chunk(String text, int rows, NavigableMap<Long, Long> fileLines, long lastFileLine) {
    Chunk {
        fileLines = new TreeMap<>(fileLines);
    }

    /** The same rejections, with the lines of the file instead of the chunk's. */
    List<RejectedRow> inFile(List<RejectedRow> rejected) {
        return rejected.stream().map(row -> row.withLine(fileLine(row.line()))).toList();
    }

    private long fileLine(long line) {
        var row = fileLines.floorEntry(line);
        return row == null ? line : row.getValue();
    }
}
