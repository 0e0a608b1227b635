package datalk.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.TimeRange;
import datalk.semantic.Language;
import datalk.semantic.SemanticModelLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the phrases of {@code src/test/resources/time}: add a phrase there, and it is tested. */
class TimeCorpusTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2021-04-30T23:59:59");
    private static final Grounder GROUNDER = new Grounder(SemanticModelLoader.load(Optional.empty()), new FewNames());

    private static Stream<String> lines(Language language, String kind) {
        String file = "/time/" + language.name().toLowerCase(Locale.ROOT) + "." + kind;
        try (InputStream stream = TimeCorpusTest.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Arguments> phrases() {
        return Stream.of(Language.values())
                .flatMap(language -> lines(language, "corpus").map(line -> {
                    String[] cells = line.split(" *\\| *");
                    return Arguments.of(
                            language, cells[0], TimeRange.ofDays(LocalDate.parse(cells[1]), LocalDate.parse(cells[2])));
                }));
    }

    static Stream<Arguments> noPhrases() {
        return Stream.of(Language.values())
                .flatMap(language -> lines(language, "negative").map(line -> Arguments.of(language, line)));
    }

    private static List<Mention> mentions(Language language, String phrase) {
        String measure = language == Language.PT ? "faturamento " : "revenue ";
        return GROUNDER.ground(measure + phrase, NOW, language).mentions();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("phrases")
    void readsTheStretch(Language language, String phrase, TimeRange range) {
        List<Mention> mentions = mentions(language, phrase);

        assertThat(mentions)
                .flatExtracting(mention -> mention.as(Meaning.TimeWord.class).stream()
                        .map(word -> word.time().range())
                        .toList())
                .containsExactly(range);
        assertThat(mentions)
                .as("nothing else is said")
                .allMatch(mention -> mention.as(Meaning.TimeWord.class).isPresent()
                        || mention.as(Meaning.MeasureWord.class).isPresent()
                        || mention.as(Meaning.CueWord.class).isPresent());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("noPhrases")
    void readsNoStretch(Language language, String phrase) {
        assertThat(mentions(language, phrase))
                .noneMatch(mention -> mention.as(Meaning.TimeWord.class).isPresent());
    }
}
