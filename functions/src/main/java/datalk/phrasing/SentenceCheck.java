package datalk.phrasing;

import datalk.execution.FailedCheckException;
import datalk.execution.ResultTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Holds a sentence against the rows that it is about: each number in it must stand in a row, as people write it, or be
 * one that the question gave: a day, a bound, how many, which percentile. Sentences name the first rows and the last,
 * so few are looked at.
 */
final class SentenceCheck {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

    private final ResultTable result;
    private final PlanShape shape;
    private final RowNames names;
    private final Formats formats;

    SentenceCheck(ResultTable result, PlanShape shape, RowNames names, Formats formats) {
        this.result = result;
        this.shape = shape;
        this.names = names;
        this.formats = formats;
    }

    /** Throws {@link FailedCheckException} where a number of the sentence is neither in {@code given} nor in a row. */
    void check(String sentence, String given) {
        Set<String> unknown = new HashSet<>();
        read(sentence, unknown::add);
        read(given, unknown::remove);
        List<List<Object>> rows = result.rows();
        if (!rows.isEmpty()) {
            removeNumbers(rows.get(rows.size() - 1), unknown);
        }
        for (int i = 0; i < rows.size() && !unknown.isEmpty(); i++) {
            removeNumbers(rows.get(i), unknown);
        }
        if (!unknown.isEmpty()) {
            throw new FailedCheckException("a number of the sentence that stands in no row");
        }
    }

    /** The cells as they are written, and the names that people give to the row's groups. */
    private void removeNumbers(List<Object> row, Set<String> unknown) {
        for (int i = 0; i < row.size(); i++) {
            read(formats.cell(row.get(i), result.columns().get(i)), unknown::remove);
        }
        read(names.group(row, shape.groupings()), unknown::remove);
    }

    private static void read(String text, Consumer<String> number) {
        NUMBER.matcher(text).results().map(MatchResult::group).forEach(number);
    }
}
