package datalk.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of this room in one language. They stand in {@code texts.properties} (Brazilian Portuguese, which is
 * also what a caller gets who asks for a language that we do not have) and {@code texts_en.properties}.
 */
public final class Texts {
    private static final String BUNDLE = "datalk.problem.texts";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final List<Locale> LANGUAGES = List.of(PORTUGUESE, Locale.forLanguageTag("pt"), Locale.ENGLISH);

    private final Locale locale;

    private Texts(Locale locale) {
        this.locale = locale;
    }

    /** The texts in the language that the request's {@code Accept-Language} likes best. */
    public static Texts of(HttpRequest<?> request) {
        return new Texts(language(String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    /** {@code en} or {@code pt-BR}, whichever of them a list of tags like {@code fr, en;q=0.8} likes best. */
    public static Locale language(String tags) {
        try {
            Locale wanted = Locale.lookup(Locale.LanguageRange.parse(tags.replace('_', '-')), LANGUAGES);
            return Locale.ENGLISH.equals(wanted) ? Locale.ENGLISH : PORTUGUESE;
        } catch (IllegalArgumentException noLanguageRange) {
            return PORTUGUESE;
        }
    }

    /** {@code pt-BR} or {@code en}. */
    public Locale locale() {
        return locale;
    }

    /** The text of a key with its {@code {name}} places filled; a place without a value stays as it is. */
    public String get(String key, Map<String, Object> values) {
        return PLACE.matcher(bundle().getString(key)).replaceAll(place -> filled(place, values));
    }

    private String filled(MatchResult place, Map<String, Object> values) {
        Object value = values.getOrDefault(place.group(1), place.group());
        String text = value instanceof TextKey textKey ? get(textKey.key(), Map.of()) : String.valueOf(value);
        return Matcher.quoteReplacement(text);
    }

    /** Whether there is such a text. */
    boolean has(String key) {
        return bundle().containsKey(key);
    }

    private ResourceBundle bundle() {
        ResourceBundle.Control noDefaultLocale =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader(), noDefaultLocale);
    }
}
