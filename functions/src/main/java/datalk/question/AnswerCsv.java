package datalk.question;

import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the rows of an answer as CSV: names of columns first, numbers plain with a decimal point.
 *
 * <p>Spreadsheets take a text that begins like a formula for one, and run it. Such a text gets an apostrophe before it,
 * also behind a semicolon, at which spreadsheets in Brazil part cells. Numbers stay numbers, negative ones too.
 */
final class AnswerCsv {
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("(?:^|(?<=;))(?=[=+\\-@\\t\\r\\n＝＋－＠])");

    private AnswerCsv() {}

    /** The rows of an answer; a problem where there are none because nothing was computed. */
    static String of(JsonNode answer) {
        JsonNode result = answer.get("result");
        if (result == null
                || result.get("rows").size() == 0 && result.get("truncated").getBooleanValue()) {
            throw new ProblemException(ProblemType.ANSWER_WITHOUT_ROWS);
        }
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            List<String> header = new ArrayList<>();
            result.get("columns").values().forEach(column -> header.add(cell(column.get("name"))));
            printer.printRecord(header);
            for (JsonNode row : result.get("rows").values()) {
                List<String> cells = new ArrayList<>();
                row.values().forEach(value -> cells.add(cell(value)));
                printer.printRecord(cells);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return csv.toString();
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isNumber()
                ? new BigDecimal(value.getNumberValue().toString()).toPlainString()
                : LIKE_A_FORMULA.matcher(value.getStringValue()).replaceAll("'");
    }
}
