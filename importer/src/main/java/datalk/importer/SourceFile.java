package datalk.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An export file.
 *
 * @param charset UTF-8 if every byte of the file is, else latin-1, which any byte is
 * @param lines for the progress bar
 */
record SourceFile(Path path, Table table, Charset charset, long lines) {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    /** Reads the file once to find its charset and length. */
    static SourceFile inspect(Path path, Table table) throws IOException {
        try {
            return new SourceFile(path, table, StandardCharsets.UTF_8, lines(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            return new SourceFile(path, table, StandardCharsets.ISO_8859_1, lines(path, StandardCharsets.ISO_8859_1));
        }
    }

    private static long lines(Path path, Charset charset) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path, charset)) {
            long lines = 0;
            while (reader.readLine() != null) {
                lines++;
            }
            return lines;
        }
    }

    /** The text, without the byte order mark that some spreadsheets put before it. */
    BufferedReader open() throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    String name() {
        return path.getFileName().toString();
    }
}
