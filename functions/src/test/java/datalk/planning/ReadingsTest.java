package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.MallReader;
import datalk.plan.PlanText;
import datalk.semantic.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What questions are read as that differ by a word, {@code src/test/resources/corpus/readings.txt}: a word that asks
 * for something else must not be passed over, and its harmless neighbour not be refused. Needs no database.
 *
 * <p>After a change that is wanted, {@code -Ddatalk.write-readings=true} writes the readings anew: read what changed
 * before committing it.
 */
class ReadingsTest {
    private static final Path FILE = Path.of("src/test/resources/corpus/readings.txt");
    /**
     * So few that what changed is seen at once, so many that mutation testing need not start over for each question.
     */
    private static final int AT_ONCE = 25;

    private record Reading(String question, String reading) {}

    private static String reading(String conversation) {
        return MallReader.read(List.of(conversation.split(" > ")))
                .decision()
                .fold(
                        planned -> PlanText.of(planned.plan()),
                        explanation -> "explained",
                        clarification -> asked(clarification.issue()),
                        refusal -> refused(refusal.issues()));
    }

    private static String asked(Issue issue) {
        return "asked back: " + issue.reason().code();
    }

    private static String refused(List<Issue> issues) {
        Issue first = issues.get(0);
        return "refused: " + first.reason().code() + " " + first.words(Language.PT);
    }

    private static List<Reading> read() {
        try {
            List<String> lines = Files.readAllLines(FILE);
            if (Boolean.getBoolean("datalk.write-readings")) {
                lines = anew(lines);
                Files.write(FILE, lines);
            }
            List<Reading> readings = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("? ")) {
                    readings.add(new Reading(
                            lines.get(i).substring(2), lines.get(i + 1).substring(2)));
                }
            }
            return readings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> anew(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("= "))
                .flatMap(line ->
                        line.startsWith("? ") ? Stream.of(line, "= " + reading(line.substring(2))) : Stream.of(line))
                .toList();
    }

    static Stream<List<Reading>> readings() {
        List<Reading> all = read();
        return IntStream.rangeClosed(0, (all.size() - 1) / AT_ONCE)
                .mapToObj(part -> all.subList(part * AT_ONCE, Math.min(all.size(), (part + 1) * AT_ONCE)));
    }

    @ParameterizedTest(name = "readings {index}")
    @MethodSource("readings")
    void readsAsBefore(List<Reading> expected) {
        List<Reading> changed = expected.stream()
                .map(each -> new Reading(each.question(), reading(each.question())))
                .filter(each -> !expected.contains(each))
                .toList();
        assertThat(changed).isEmpty();
    }
}
