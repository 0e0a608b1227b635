package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbook reads the app's log lines as the app writes them: a field that moves would empty its charts unseen. */
class WorkbookTest {
    private static final String MAIN = "functions/src/main/java/datalk/";
    private static final Pattern QUERY = Pattern.compile("\"query\": \"(traces [^\"]*)\"");
    private static final Pattern PARSED = Pattern.compile("parse (?:kind=relaxed )?message with ([^|]*)");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    /** Who writes the lines that begin so. */
    private static final Map<String, String> WRITERS = Map.of(
            "request_id=", "azure/RequestLog.java",
            "question status=", "question/QuestionController.java",
            "database reason=", "database/Repeater.java");

    private static String workbook() {
        return Repository.read("infra/workbook.json");
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult each) -> each.group(1));
    }

    static List<String> parsingQueries() {
        return groups(QUERY, workbook())
                .filter(query -> PARSED.matcher(query).find())
                .toList();
    }

    /** The pieces of text between the values of a line that starts so. */
    private static List<String> written(String source, String start) {
        Matcher format = Pattern.compile("\"(" + start + "[^\"]*)\"").matcher(Repository.read(MAIN + source));
        assertThat(format.find()).as(start).isTrue();
        List<String> pieces = new ArrayList<>(List.of(format.group(1).split("\\{}")));
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parsingQueries")
    void readsLinesAsTheyAreWritten(String query) {
        Matcher parsed = PARSED.matcher(query);
        assertThat(parsed.find()).isTrue();
        List<String> read = groups(LITERAL, parsed.group(1)).toList();

        String start = read.get(0);
        assertThat(WRITERS).containsKey(start);
        assertThat(read).isEqualTo(written(WRITERS.get(start), start));
    }

    @Test
    void parsesLinesOfAllWriters() {
        assertThat(parsingQueries()).hasSizeGreaterThan(5);
        assertThat(WRITERS.keySet())
                .allSatisfy(start -> assertThat(parsingQueries()).anyMatch(query -> query.contains("'" + start + "'")));
    }

    /** Of lines only a sample is kept when there are many (host.json): each stands for as many as it says. */
    @Test
    void countsLinesThatWereLeftOutOfTheSample() {
        assertThat(groups(QUERY, workbook())).isNotEmpty().noneMatch(query -> query.matches(".*count(if)?\\(.*"));
        assertThat(Repository.read("functions/host.json"))
                .contains("\"isEnabled\": true", "\"excludedTypes\": \"Request;Exception\""); // for the alert on errors
    }

    /** What operators want to see. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Requests by status",
                "Latency in ms",
                "Questions by outcome",
                "Questions by planner",
                "Tokens of the model per hour",
                "Commands throttled or lost, repeated and given up",
                "Availability"
            })
    void shows(String title) {
        assertThat(workbook()).contains("\"title\": \"" + title + "\"");
    }
}
