package datalk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Texts ENGLISH = texts("en");

    private static Texts texts(String acceptLanguage) {
        return Texts.of(HttpRequest.GET("/").header("Accept-Language", acceptLanguage));
    }

    @ParameterizedTest(name = "{0} is answered in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR|pt-BR",
                "pt-PT|pt-BR",
                "en|en",
                "en-US,en;q=0.9|en",
                "pt;q=0.5,en;q=0.8|en",
                "pt,en;q=0.8|pt-BR",
                "fr|pt-BR",
                "*|pt-BR",
                "fr,en;q=0.1|en",
                "en_US|en",
                "?!|pt-BR",
                "''|pt-BR"
            })
    void choosesTheLanguageThatTheCallerLikesBest(String acceptLanguage, String expected) {
        assertThat(Texts.language(acceptLanguage)).isEqualTo(Locale.forLanguageTag(expected));
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeHasATitleAndADetail(ProblemType type) {
        assertThat(ENGLISH.has(type.code() + ".title")).isTrue();
        assertThat(ENGLISH.has(type.code() + ".detail")).isTrue();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        var portuguese = keys(Locale.forLanguageTag("pt-BR"));
        var english = keys(Locale.ENGLISH);

        assertThat(english).isEqualTo(portuguese).isNotEmpty();
    }

    /** Read as files: a bundle would show its parent's keys too. */
    private static TreeSet<Object> keys(Locale locale) {
        String name = locale.equals(Locale.ENGLISH) ? "texts_en.properties" : "texts.properties";
        var properties = new java.util.Properties();
        try (var file = TextsTest.class.getResourceAsStream(name)) {
            properties.load(new java.io.InputStreamReader(file, java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return new TreeSet<>(properties.keySet());
    }

    @Test
    void fillsPlacesAndLooksTextKeysUp() {
        String text = ENGLISH.get("record-not-found.detail", Map.of("kind", new TextKey("kind.store"), "id", 12345));

        assertThat(text).isEqualTo("There is no store with the id 12345. Check the id.");
    }

    @Test
    void leavesAMachineInAnotherLanguageOutOfIt() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        ResourceBundle.clearCache();
        try {
            assertThat(texts("pt-BR").get("kind.store", Map.of())).isEqualTo("loja");
        } finally {
            Locale.setDefault(before);
            ResourceBundle.clearCache();
        }
    }

    @Test
    void keepsAPlaceThatHasNoValue() {
        assertThat(ENGLISH.get("reason.one-of", Map.of())).isEqualTo("has to be one of: {regexp}");
    }

    @Test
    void namesEveryTypeDifferently() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::urn)).doesNotHaveDuplicates();
    }
}
