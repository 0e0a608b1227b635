package datalk.local.sample;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of one export file.
 *
 * @param name as the import knows it, for example {@code stores}
 * @param rows without line ends
 */
public record CsvTable(String name, String header, List<String> rows) {
    public CsvTable {
        rows = List.copyOf(rows);
    }

    /** The table as texts of at most {@code size} rows, each with the header line. */
    public List<String> chunks(int size) {
        return IntStream.iterate(0, from -> from < rows.size(), from -> from + size)
                .mapToObj(from -> rows.subList(from, Math.min(from + size, rows.size())))
                .map(part -> header + "\n" + String.join("\n", part) + "\n")
                .toList();
    }
}
