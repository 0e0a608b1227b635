package datalk.semantic;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the way in which vocabulary files write words. */
public final class Phrases {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Phrases() {}

    /** Lower case without accents: {@code "São Paulo"} and {@code "SAO PAULO"} fold to the same. */
    public static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT).strip();
    }

    /**
     * Every phrase that a pattern stands for, folded, as words.
     *
     * <p>Example: {@code "tempo {,medio} de preparo"} is {@code [tempo, de, preparo]} and {@code [tempo, medio, de,
     * preparo]}.
     */
    public static List<List<String>> expand(String pattern) {
        return texts(pattern).stream()
                .map(text -> List.of(BLANKS.split(fold(text.replace('-', ' ')))))
                .distinct()
                .toList();
    }

    /** Every text that a pattern stands for, as it is written. */
    public static List<String> texts(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern);
        }
        int close = pattern.indexOf('}', open);
        if (close < 0) {
            throw new IllegalArgumentException("no closing brace: " + pattern);
        }
        List<String> tails = texts(pattern.substring(close + 1));
        List<String> texts = new ArrayList<>();
        for (String choice : pattern.substring(open + 1, close).split(",", -1)) {
            for (String tail : tails) {
                texts.add(pattern.substring(0, open) + choice + tail);
            }
        }
        return texts;
    }
}
