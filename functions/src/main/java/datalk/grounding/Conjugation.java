package datalk.grounding;

import datalk.semantic.Language;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms in which a regular verb is said of what is or was: {@code registrar} is "registra", "registraram",
 * "registrando", "registrados", {@code record} is "records", "recorded", "recording".
 *
 * <p>No future: what will be is a forecast, and refused.
 */
final class Conjugation {
    private static final List<String> AR = List.of(
            "ar", "a", "am", "ou", "aram", "amos", "ava", "avam", "avamos", "ando", "ado", "ada", "ados", "adas");
    private static final List<String> AR_SUBJUNCTIVE = List.of("e", "em");
    private static final List<String> ER = List.of(
            "er", "e", "em", "eu", "eram", "emos", "ia", "iam", "iamos", "endo", "ido", "ida", "idos", "idas", "a",
            "am");
    private static final List<String> IR = List.of(
            "ir", "e", "em", "iu", "iram", "imos", "ia", "iam", "iamos", "indo", "ido", "ida", "idos", "idas", "a",
            "am");
    /** distribuir: distribui, distribuem. */
    private static final List<String> UIR = List.of(
            "ir", "i", "em", "iu", "iram", "imos", "ia", "iam", "indo", "ido", "ida", "idos", "idas", "a", "am");

    private static final Pattern PARTICIPLE = Pattern.compile("[ai]d[oa]s?");
    private static final String NO_PARTICIPLE = "!";

    private Conjugation() {}

    /**
     * All forms of a verb named by its infinitive, folded; words behind the verb stay ("rack up": "racked up").
     *
     * @param written the infinitive; with an exclamation mark without participles, in English without the past
     */
    static List<String> forms(String written, Language language) {
        boolean finite = written.endsWith(NO_PARTICIPLE);
        String infinitive = finite ? written.substring(0, written.length() - 1) : written;
        int space = infinitive.indexOf(' ');
        String verb = space < 0 ? infinitive : infinitive.substring(0, space);
        String rest = space < 0 ? "" : infinitive.substring(space);
        Stream<String> forms = language == Language.PT ? portuguese(verb, finite) : english(verb, finite);
        return forms.map(form -> Phrases.fold(form + rest)).distinct().toList();
    }

    private static Stream<String> portuguese(String verb, boolean finite) {
        String stem = verb.substring(0, verb.length() - 2);
        return switch (verb.substring(verb.length() - 2)) {
            case "ar" -> Stream.concat(with(stem, AR, finite), with(beforeE(stem), AR_SUBJUNCTIVE, finite));
            case "er" -> with(stem, ER, finite);
            case "ir" -> with(stem, stem.endsWith("u") ? UIR : IR, finite);
            default -> throw new IllegalArgumentException("no infinitive: " + verb);
        };
    }

    private static Stream<String> with(String stem, List<String> endings, boolean finite) {
        return endings.stream()
                .filter(ending -> !finite || !PARTICIPLE.matcher(ending).matches())
                .map(ending -> stem + ending);
    }

    /** How the sound of a stem is written before an e: toque, pague, alcance. */
    private static String beforeE(String stem) {
        String head = stem.substring(0, stem.length() - 1);
        return switch (stem.charAt(stem.length() - 1)) {
            case 'c' -> head + "qu";
            case 'g' -> head + "gu";
            case 'ç' -> head + "c";
            default -> stem;
        };
    }

    private static Stream<String> english(String verb, boolean finite) {
        String head = verb.substring(0, verb.length() - 1);
        boolean mute = verb.endsWith("e");
        boolean soft = verb.matches(".*[^aeiou]y");
        String third = soft ? head + "ies" : verb.matches(".*(s|x|z|ch|sh)") ? verb + "es" : verb + "s";
        String past = mute ? verb + "d" : soft ? head + "ied" : verb + "ed";
        Stream<String> forms = Stream.of(verb, third, (mute ? head : verb) + "ing");
        return finite ? forms : Stream.concat(forms, Stream.of(past));
    }
}
