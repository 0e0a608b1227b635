package datalk.importer;

import java.util.List;

/**
 * Some lines of a file, with its header line before them.
 *
 * @param rows how many of the lines are not blank
 * @param firstLine the number of its first line behind the header in the file
 * @param lastLine the number of its last line in the file
 */
record Chunk(String text, int rows, long firstLine, long lastLine) {
    private static final int FIRST_LINE_BEHIND_HEADER = 2;

    /** The same rejections, with the lines of the file instead of the chunk's. */
    List<RejectedField> inFile(List<RejectedField> rejected) {
        return rejected.stream()
                .map(field -> field.withLine(fileLine(field.line())))
                .toList();
    }

    private long fileLine(long line) {
        return line < FIRST_LINE_BEHIND_HEADER ? line : firstLine + line - FIRST_LINE_BEHIND_HEADER;
    }
}
