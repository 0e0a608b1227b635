package datalk.grounding;

import datalk.semantic.Language;
import datalk.semantic.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The words of one language that are grammar and not business: {@code grammar/pt.yml}, {@code grammar/en.yml}.
 *
 * @param cues phrases by what they do
 * @param verbs the forms of verbs by what they do, where they say nothing else
 * @param comparisons phrases by kind of comparison
 * @param numerals words for numbers below a scale
 * @param scales words that multiply
 * @param joiner the word between numerals: "vinte e cinco"
 * @param abbreviations short forms and what they stand for
 * @param noTypos words that are no typing errors of others
 * @param units words for what a number counts: money, percent, minutes, years
 */
record Grammar(
        Map<Meaning.CueWord, List<List<String>>> cues,
        Map<Meaning.CueWord, List<List<String>>> verbs,
        Map<String, List<List<String>>> comparisons,
        Map<String, BigDecimal> numerals,
        Map<String, BigDecimal> scales,
        String joiner,
        Map<String, List<List<String>>> units,
        Map<String, String> abbreviations,
        Set<String> noTypos) {

    private static final Set<String> SECTIONS = Set.of("compare", "numbers", "abbreviations", "no_typos", "verbs");
    private static final Map<Language, Grammar> LOADED = new EnumMap<>(Language.class);

    /** The grammar of that language, read when first asked for. */
    static synchronized Grammar of(Language language) {
        return LOADED.computeIfAbsent(language, Grammar::load);
    }

    private static Grammar load(Language language) {
        String resource = "/grammar/" + language.name().toLowerCase(Locale.ROOT) + ".yml";
        try (InputStream stream = Grammar.class.getResourceAsStream(resource)) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return read(file, language);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Grammar read(Map<String, Object> file, Language language) {
        Map<Meaning.CueWord, List<List<String>>> cues = new LinkedHashMap<>();
        file.forEach((key, patterns) -> {
            if (!SECTIONS.contains(key)) {
                cues.put(cue(key), phrases(patterns));
            }
        });
        Map<Meaning.CueWord, List<List<String>>> verbs = new LinkedHashMap<>();
        ((Map<?, ?>) file.get("verbs"))
                .forEach((key, infinitives) -> verbs.put(cue((String) key), conjugated(infinitives, language)));
        Map<?, ?> numbers = (Map<?, ?>) file.get("numbers");
        Map<String, List<List<String>>> units = new LinkedHashMap<>();
        for (String unit : List.of("money", "percent", "minutes", "years")) {
            units.put(unit, phrases(numbers.get(unit)));
        }
        Map<String, List<List<String>>> comparisons = new LinkedHashMap<>();
        ((Map<?, ?>) file.get("compare"))
                .forEach((kind, patterns) -> comparisons.put((String) kind, phrases(patterns)));
        return new Grammar(
                cues,
                verbs,
                comparisons,
                numerals(numbers.get("units")),
                numerals(numbers.get("scales")),
                (String) numbers.get("joiner"),
                units,
                abbreviations(file.get("abbreviations")),
                ((List<?>) file.get("no_typos")).stream().map(Object::toString).collect(Collectors.toSet()));
    }

    private static Map<String, String> abbreviations(Object entries) {
        Map<String, String> abbreviations = new LinkedHashMap<>();
        ((Map<?, ?>) entries).forEach((shortForm, word) -> abbreviations.put((String) shortForm, (String) word));
        return abbreviations;
    }

    private static Meaning.CueWord cue(String key) {
        int dot = key.indexOf('.');
        return dot < 0
                ? new Meaning.CueWord(Cue.valueOf(key), "")
                : new Meaning.CueWord(Cue.valueOf(key.substring(0, dot)), key.substring(dot + 1));
    }

    private static List<List<String>> phrases(Object patterns) {
        return ((List<?>) patterns)
                .stream()
                        .flatMap(pattern -> Phrases.expand((String) pattern).stream())
                        .distinct()
                        .toList();
    }

    private static List<List<String>> conjugated(Object verbs, Language language) {
        return ((List<?>) verbs)
                .stream()
                        .flatMap(pattern -> Phrases.texts((String) pattern).stream())
                        .flatMap(verb -> Conjugation.forms(verb, language).stream())
                        .distinct()
                        .map(form -> List.of(form.split(" ")))
                        .toList();
    }

    private static Map<String, BigDecimal> numerals(Object entries) {
        Map<String, BigDecimal> numerals = new LinkedHashMap<>();
        ((Map<?, ?>) entries).forEach((word, value) -> numerals.put((String) word, new BigDecimal(value.toString())));
        return numerals;
    }
}
