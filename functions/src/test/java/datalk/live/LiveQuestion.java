package datalk.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question and what should become of it, as a line of JSON: {@code {"question": "…", "expect": "answered", "rows":
 * [[1200.5]], "as_of": "2021-04-30"}}.
 *
 * @param expect {@code answered}, {@code needs_clarification} or {@code unanswerable}
 * @param rows the right rows, in order; empty where none are expected
 */
record LiveQuestion(String question, String expect, List<List<String>> rows, String asOf) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY_DAY = "2021-04-30";

    static List<LiveQuestion> read(Path file) throws IOException {
        List<LiveQuestion> questions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                questions.add(read(JSON.readTree(line)));
            }
        }
        return questions;
    }

    private static LiveQuestion read(JsonNode line) {
        return new LiveQuestion(
                line.get("question").asText(),
                line.get("expect").asText(),
                rows(line.get("rows")),
                Optional.ofNullable(line.get("as_of")).map(JsonNode::asText).orElse(ANY_DAY));
    }

    /** Cells as text, numbers without needless zeros. */
    static List<List<String>> rows(JsonNode table) {
        List<List<String>> rows = new ArrayList<>();
        if (table != null) {
            table.forEach(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(
                        cell.isNumber()
                                ? new BigDecimal(cell.asText())
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : cell.asText()));
                rows.add(cells);
            });
        }
        return rows;
    }
}
