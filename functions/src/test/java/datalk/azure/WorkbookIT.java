package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.local.EmbeddedMongo;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The workbook's queries find the lines that an instance prints. The host makes one entry of each, so what counts is
 * what comes out of the process, not what a logger was given.
 */
class WorkbookIT {
    private static final Path WORKBOOK = Path.of("..", "infra", "workbook.json");
    private static final Pattern QUERY =
            Pattern.compile("where message contains_cs '([^']+)' \\| parse (?:kind=relaxed )?message with \\* ([^|]+)");

    /** A piece of text, or a value with its type. */
    private static final Pattern PIECE = Pattern.compile("'([^']*)'|(\\w+)(:\\w+)?");

    private static List<String> printed;

    @BeforeAll
    static void listen() {
        printed = printed();
    }

    @Test
    void findsTheLinesOfAnInstance() throws IOException {
        for (String query : queries()) {
            Matcher parts = QUERY.matcher(query);
            if (parts.find()) {
                List<String> found = printed.stream()
                        .filter(line -> line.contains(parts.group(1)))
                        .toList();
                assertThat(found).as(query).isNotEmpty().allMatch(line -> line.matches(pattern(parts.group(2))));
            } else {
                assertThat(query).doesNotContain("parse ");
            }
        }
    }

    @Test
    void findsAllLinesOfARequestByItsId() {
        assertThat(printed.stream().filter(line -> line.contains("request_id=invocation-")))
                .anyMatch(line -> line.contains(" question status=answered "))
                .anyMatch(line -> line.contains(" route=/api/ask status=200 "))
                .anyMatch(line -> line.contains(" database reason=unavailable "));
    }

    /** Of a request, a question, and one whose database has gone. */
    private static List<String> printed() {
        String question = "{\"question\": \"quantos pedidos existem?\"}";
        EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        try (WorkerProcess worker = new WorkerProcess(Map.of("MONGODB_URI", mongo.uri()))) {
            try (mongo) {
                assertThat(worker.get("/health")).startsWith("200 ");
                assertThat(worker.post("/api/ask", question)).startsWith("200 ").contains("\"answered\"");
            }
            assertThat(worker.post("/api/ask", question)).startsWith("503 ");
            return worker.printed();
        }
    }

    @SuppressWarnings("unchecked") // JSON's objects
    private static List<String> queries() throws IOException {
        Map<String, Object> workbook = JsonMapper.createDefault().readValue(Files.readAllBytes(WORKBOOK), Map.class);
        List<String> queries = ((List<Map<String, Map<String, Object>>>) workbook.get("items"))
                .stream()
                        .map(item -> item.get("content").get("query"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
        assertThat(queries.stream().filter(query -> query.contains("parse "))).hasSizeGreaterThan(5);
        return queries;
    }

    /** What Kusto's {@code parse} takes: text as it stands, numbers where they are typed so. */
    private static String pattern(String pieces) {
        return PIECE.matcher(pieces.strip())
                .results()
                .map(WorkbookIT::piece)
                .collect(Collectors.joining("", ".*?", ""));
    }

    private static String piece(MatchResult found) {
        if (found.group(1) != null) {
            return Pattern.quote(found.group(1));
        }
        return found.group(3) == null ? ".*?" : "-?[0-9]+";
    }
}
