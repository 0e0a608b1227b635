package datalk.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One thing that somebody wants to know, said in several ways.
 *
 * @param wordings how it is said, each a conversation of one question or more
 * @param sql what computes its rows from the mall's files
 */
public record Intent(List<Wording> wordings, String sql) {
    private static final List<String> FILES = List.of(
            "totals",
            "filters",
            "amounts",
            "periods",
            "groups",
            "trends",
            "averages",
            "rankings",
            "shares",
            "comparisons",
            "statistics",
            "conditions",
            "memberships",
            "registers",
            "follow-ups",
            "wordings");

    /** The ways in which every intent is said, as the files name them. */
    private static final List<String> STYLES = List.of("pt", "casual", "reworded", "en");

    private static final List<Intent> ALL = FILES.stream().flatMap(Intent::of).toList();

    /** All intents of the corpus. */
    public static Stream<Intent> all() {
        return ALL.stream();
    }

    /** The intents of {@code corpus/{file}.yml}. */
    static Stream<Intent> of(String file) {
        try (InputStream stream = Intent.class.getResourceAsStream("/corpus/" + file + ".yml")) {
            List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return entries.stream().map(Intent::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Intent read(Map<String, Object> entry) {
        Map<String, Object> rest = new LinkedHashMap<>(entry);
        String sql = (String) rest.remove("sql");
        List<Wording> wordings = new ArrayList<>();
        for (String style : STYLES) {
            Object ask = rest.remove(style);
            if (ask == null) {
                throw new IllegalArgumentException(entry + " is not said in the style " + style);
            }
            List<?> questions = ask instanceof List<?> several ? several : List.of(ask);
            wordings.add(new Wording(questions.stream().map(String::valueOf).toList(), sql));
        }
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(rest.keySet() + " in " + entry);
        }
        return new Intent(wordings, sql);
    }

    @Override
    public String toString() {
        return wordings.get(0).toString();
    }

    /** One way to say an intent. */
    public record Wording(List<String> ask, String sql) {
        @Override
        public String toString() {
            return String.join(" > ", ask);
        }
    }
}
