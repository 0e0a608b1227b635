package datalk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The questions of the tests' corpus, read where the tests keep them. */
final class Corpus {
    private static final Path FOLDER = Path.of("functions/src/test/resources/corpus");
    private static final List<String> STYLES = List.of("pt", "casual", "reworded", "en");

    private Corpus() {}

    /** Every wording of every intent: conversations of one question or more. */
    static List<List<String>> conversations() {
        List<List<String>> conversations = new ArrayList<>();
        for (Map<String, Object> intent : intents()) {
            for (String style : STYLES) {
                Object ask = intent.get(style);
                List<?> questions = ask instanceof List<?> several ? several : List.of(String.valueOf(ask));
                if (intent.containsKey(style)) {
                    conversations.add(questions.stream().map(String::valueOf).toList());
                }
            }
        }
        return conversations;
    }

    private static List<Map<String, Object>> intents() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Map<String, Object>> intents = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                intents.addAll(new Yaml(new SafeConstructor(new LoaderOptions()))
                        .<List<Map<String, Object>>>load(Files.readString(file)));
            }
            return intents;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
