package datalk.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Splits a CSV text into chunks of whole rows, holding one chunk at a time.
 *
 * <p>The lines stay as they are, right or wrong, so that the server judges what is in the file. All that is looked at
 * is whether a quote is open at a line's end: then the row goes on, and the chunk is not cut there. A quote that stays
 * open for {@value #MOST_LINES_OF_A_ROW} lines was never meant to be one.
 */
final class ChunkReader implements AutoCloseable {
    static final int MOST_LINES_OF_A_ROW = 50;
    private final BufferedReader text;
    private final int rowsPerChunk;
    private final String header;
    private long line;

    ChunkReader(BufferedReader text, int rowsPerChunk) throws IOException {
        this.text = text;
        this.rowsPerChunk = rowsPerChunk;
        String first = nextLine();
        while (first != null && first.isBlank()) {
            first = nextLine();
        }
        this.header = first;
    }

    /** The next chunk, or nothing at the end of the file. A file with a header alone has no chunk. */
    Optional<Chunk> next() throws IOException {
        var chunk = new StringBuilder().append(header).append('\n');
        long firstLine = line + 1;
        int rows = 0;
        boolean quoteOpen = false;
        int linesOfRow = 0;
        while (rows < rowsPerChunk || (quoteOpen && linesOfRow < MOST_LINES_OF_A_ROW)) {
            String next = nextLine();
            if (next == null) {
                break;
            }
            chunk.append(next).append('\n');
            linesOfRow = quoteOpen ? linesOfRow + 1 : 1;
            quoteOpen ^= quotes(next) % 2 == 1;
            rows += next.isBlank() ? 0 : 1;
        }
        return rows == 0 ? Optional.empty() : Optional.of(new Chunk(chunk.toString(), rows, firstLine, line));
    }

    private String nextLine() throws IOException {
        String next = text.readLine();
        if (next != null) {
            line++;
        }
        return next;
    }

    private static long quotes(String line) {
        return line.chars().filter(character -> character == '"').count();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
