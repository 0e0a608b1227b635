package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import datalk.MallReader;
import datalk.execution.ResultTable;
import datalk.execution.StoredTables;
import datalk.plan.Plans;
import datalk.question.Case;
import datalk.question.Intent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is answered to each intent of the corpus, in both languages, and to each question that must not be answered:
 * {@code src/test/resources/corpus/sentences.txt} and {@code refusals.txt}. Needs no database.
 *
 * <p>A change of wording shows there. After a change that is wanted, {@code -Ddatalk.write-sentences=true} writes the
 * files anew: read what changed before committing them.
 */
class SentencesTest {
    private static final Path SENTENCES = Path.of("src/test/resources/corpus/sentences.txt");
    private static final Path REFUSALS = Path.of("src/test/resources/corpus/refusals.txt");
    private static final List<String> EXPLAINED = List.of(
            "O que é ticket médio?",
            "What does cancellation rate mean?",
            "O que é segmento?",
            "What is a tier?",
            "O que você sabe responder?",
            "What can I ask?");

    private static final List<ResultTable> TABLES = StoredTables.all();
    private static final AnswerWriter WRITER = new AnswerWriter(Plans.MODEL);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Stops at the first block that is not as it was: {@code git diff} shows all of a file that was written anew. */
    private static void compare(Stream<List<String>> said, Path file) throws IOException {
        if (Boolean.getBoolean("datalk.write-sentences")) {
            Files.write(file, said.flatMap(List::stream).toList());
            return;
        }
        Iterator<String> before = Files.readAllLines(file).iterator();
        said.forEach(block -> block.forEach(
                line -> assertThat(line).as("%s", block).isEqualTo(before.hasNext() ? before.next() : "nothing more")));
        assertThat(before).isExhausted();
    }

    private static List<String> said(Intent.Wording wording, ResultTable table) {
        MallReader.Read read = MallReader.read(wording.ask());
        Answer answer = WRITER.write(read.plan(), table, read.notes(), read.language());
        List<String> lines = new ArrayList<>(List.of(
                "? " + wording, "! " + answer.text(), "= " + answer.understood().orElseThrow()));
        answer.leftOut().forEach(left -> lines.add("- " + left.count() + " " + left.reason()));
        answer.chart().ifPresent(chart -> lines.add("# " + drawn(chart)));
        new QuestionWriter(Plans.MODEL, read.language())
                .question(read.plan())
                .ifPresent(question -> lines.add("> " + question));
        lines.add("");
        return lines;
    }

    /** A chart with the first of its values only. */
    private static String drawn(Map<String, Object> chart) {
        Map<String, Object> drawn = new LinkedHashMap<>(chart);
        drawn.remove("$schema");
        var values = (List<?>) ((Map<?, ?>) drawn.get("data")).get("values");
        drawn.put("data", values.get(0));
        try {
            return JSON.writeValueAsString(drawn);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Answer unanswered(MallReader.Read read) {
        return read.decision()
                .fold(
                        planned -> {
                            throw new AssertionError(read.question().question() + " is answered");
                        },
                        explanation -> WRITER.explain(explanation, read.language()),
                        clarification -> WRITER.ask(clarification, read.language()),
                        refusal -> WRITER.refuse(refusal, read.language()));
    }

    private static List<String> refused(List<String> questions) {
        Answer answer = unanswered(MallReader.read(questions));
        List<String> lines = new ArrayList<>(List.of("? " + String.join(" > ", questions), "! " + answer.text()));
        lines.add("= " + answer.status()
                + answer.reason().map(reason -> " " + reason).orElse(""));
        Stream.concat(answer.options().stream(), answer.suggestions().stream())
                .forEach(question -> lines.add("> " + question));
        lines.add("");
        return lines;
    }

    @Test
    void saysWhatItSaidBefore() throws IOException {
        List<Intent> intents = Intent.all().toList();
        Stream<List<String>> said = IntStream.range(0, intents.size()).boxed().flatMap(i -> Stream.of(0, 3)
                .map(style -> said(intents.get(i).wordings().get(style), TABLES.get(i))));

        compare(said, SENTENCES);
    }

    @Test
    void refusesAsItDidBefore() throws IOException {
        Stream<List<String>> refused =
                Stream.of("cases/refusals", "corpus/refused").flatMap(Case::of).map(Case::ask);
        Stream<List<String>> said =
                Stream.concat(refused, EXPLAINED.stream().map(List::of)).map(SentencesTest::refused);

        compare(said, REFUSALS);
    }
}
