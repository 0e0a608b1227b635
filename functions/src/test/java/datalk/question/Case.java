package datalk.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Some questions of one conversation and how the last of them must end.
 *
 * @param rows what answers it; null where it must not be answered
 * @param status how it ends where it must not be answered
 * @param reason the stable code of that end; null where any will do
 */
public record Case(List<String> ask, List<List<Object>> rows, String status, String reason) {

    /** The cases of {@code {file}.yml}. */
    public static Stream<Case> of(String file) {
        try (InputStream stream = Case.class.getResourceAsStream("/" + file + ".yml")) {
            List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return entries.stream().map(Case::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Case read(Map<String, Object> entry) {
        Object ask = entry.get("ask");
        List<String> questions = ask instanceof List<?> ? (List<String>) ask : List.of((String) ask);
        List<List<Object>> rows = (List<List<Object>>) entry.get("rows");
        if ((rows == null) == (entry.get("status") == null)) {
            throw new IllegalArgumentException(questions + " has rows or a status");
        }
        return new Case(questions, rows == null ? null : plain(rows), (String) entry.get("status"), (String)
                entry.get("reason"));
    }

    /** Numbers as text without needless zeros, so that 12, 12.0 and 12.00 are alike and no digit is lost. */
    static List<List<Object>> plain(List<List<Object>> rows) {
        List<List<Object>> plain = new ArrayList<>();
        for (List<Object> row : rows) {
            List<Object> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(
                    cell instanceof Number number
                            ? new BigDecimal(number.toString())
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : cell));
            plain.add(cells);
        }
        return plain;
    }

    @Override
    public String toString() {
        return String.join(" > ", ask);
    }
}
