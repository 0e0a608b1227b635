package datalk.grounding;

import datalk.semantic.Language;
import datalk.semantic.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The words of time of one language: {@code grammar/time-pt.yml}, {@code grammar/time-en.yml}. */
final class TimeWords {
    private static final Map<Language, TimeWords> LOADED = new EnumMap<>(Language.class);

    private final Map<String, PhraseTable<String>> tables = new LinkedHashMap<>();
    private final Map<String, List<String>> monthNeeds = new LinkedHashMap<>();

    static synchronized TimeWords of(Language language) {
        return LOADED.computeIfAbsent(language, TimeWords::load);
    }

    private static TimeWords load(Language language) {
        String resource = "/grammar/time-" + language.name().toLowerCase(Locale.ROOT) + ".yml";
        try (InputStream stream = TimeWords.class.getResourceAsStream(resource)) {
            return new TimeWords(new Yaml(new SafeConstructor(new LoaderOptions())).load(stream));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private TimeWords(Map<String, Object> file) {
        file.forEach((section, content) -> {
            if (section.equals("month_needs")) {
                ((Map<?, ?>) content).forEach((month, words) -> monthNeeds.put((String) month, strings(words)));
            } else {
                tables.put(section, table(content));
            }
        });
    }

    /** A list of lists is numbered from 1, a mapping is by key, a plain list stands for itself. */
    private static PhraseTable<String> table(Object content) {
        PhraseTable<String> table = new PhraseTable<>();
        if (content instanceof Map<?, ?> map) {
            map.forEach((key, patterns) -> add(table, strings(patterns), String.valueOf(key)));
        } else {
            List<?> list = (List<?>) content;
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                add(table, item instanceof List<?> ? strings(item) : List.of((String) item), String.valueOf(i + 1));
            }
        }
        return table;
    }

    private static void add(PhraseTable<String> table, List<String> patterns, String target) {
        for (String pattern : patterns) {
            boolean mark = pattern.length() == 1 && !Character.isLetterOrDigit(pattern.charAt(0));
            (mark ? List.of(List.of(pattern)) : Phrases.expand(pattern)).forEach(phrase -> table.add(phrase, target));
        }
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** The longest phrase of a section at {@code position}; nothing past the end. */
    PhraseTable.Match<String> find(String section, List<Token> tokens, int position) {
        return position >= tokens.size()
                ? null
                : tables.get(section).at(tokens, position).stream()
                        .max(Comparator.comparingInt(PhraseTable.Match::length))
                        .orElse(null);
    }

    /** How many words of the section's longest phrase stand at {@code position}. */
    int length(String section, List<Token> tokens, int position) {
        PhraseTable.Match<String> match = find(section, tokens, position);
        return match == null ? 0 : match.length();
    }

    /** The month, 1 to 12, that is named at {@code position}. */
    OptionalInt month(List<Token> tokens, int position) {
        PhraseTable.Match<String> match = find("months", tokens, position);
        if (match == null) {
            return OptionalInt.empty();
        }
        List<String> needs = monthNeeds.get(tokens.get(position).folded());
        boolean closed =
                position + 1 == tokens.size() || tokens.get(position + 1).isMark();
        boolean last = closed
                && !(position > 0 && tokens.get(position - 1).folded().matches("top|[oa]s|\\w+(eiros|eiras|ores)"));
        boolean allowed = needs == null
                || needs.contains("end") && last
                || needs.contains("capital") && isCapital(tokens, position)
                || position > 0 && needs.contains(tokens.get(position - 1).folded())
                || isRange(tokens, position)
                || position + 1 < tokens.size()
                        && tokens.get(position + 1).folded().matches("/|\\d{4}|x|vs|versus|de|p|para|-");
        return allowed ? OptionalInt.of(Integer.parseInt(match.target())) : OptionalInt.empty();
    }

    /** "out a dez" */
    private boolean isRange(List<Token> tokens, int position) {
        return position + 2 < tokens.size()
                && tokens.get(position + 1).folded().matches("a|ate|e|to|and|-")
                && find("months", tokens, position + 2) != null;
    }

    /** "on May weekends", "May revenue", but not "may I …?" */
    private static boolean isCapital(List<Token> tokens, int position) {
        boolean asks = position + 1 < tokens.size()
                && tokens.get(position + 1).folded().matches("i|we|you|they|it|one");
        return Character.isUpperCase(tokens.get(position).text().charAt(0)) && !asks;
    }

    /** The words by which months are named. */
    Set<String> monthWords() {
        Set<String> words = new HashSet<>();
        tables.get("months").collectWords(words);
        return words;
    }

    /** Every word that a time phrase may hold. */
    void collectWords(Set<String> words) {
        tables.values().forEach(table -> table.collectWords(words));
    }
}
