package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.MallNames;
import datalk.grounding.Grounder;
import datalk.plan.PlanText;
import datalk.plan.Plans;
import datalk.question.Intent;
import datalk.semantic.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plan of every wording of the corpus, as {@code src/test/resources/corpus/plans.txt} has it. Needs no database.
 *
 * <p>A reading that changes shows there. After a change that is wanted, {@code -Ddatalk.write-plans=true} writes the
 * file anew: read what changed before committing it.
 */
class PlansOfIntentsTest {
    private static final Path FILE = Path.of("src/test/resources/corpus/plans.txt");
    private static final Grounder GROUNDER = new Grounder(Plans.MODEL, new MallNames());
    private static final RulePlanner PLANNER = new RulePlanner(Plans.MODEL);

    static String plan(Intent.Wording wording) {
        PlanDecision decision = PLANNER.plan(wording.ask().stream()
                .map(question -> GROUNDER.ground(question, LocalDateTime.parse(Mall.NOW), Language.PT))
                .toList());
        return decision.fold(
                planned -> PlanText.of(planned.plan()),
                explanation -> "explanation",
                clarification -> "clarification " + clarification.issue(),
                refusal -> "refusal " + refusal.issues());
    }

    static Stream<Arguments> intents() {
        List<String> plans = lines();
        List<Intent> intents = Intent.all().toList();
        assertThat(plans).hasSameSizeAs(intents);
        return IntStream.range(0, intents.size()).mapToObj(i -> Arguments.of(named(intents.get(i)), plans.get(i)));
    }

    private static Named<Intent> named(Intent intent) {
        return Named.of(String.join(" > ", intent.wordings().get(0).ask()), intent);
    }

    private static List<String> lines() {
        try {
            if (Boolean.getBoolean("datalk.write-plans")) {
                Files.write(
                        FILE,
                        Intent.all()
                                .map(intent -> plan(intent.wordings().get(0)))
                                .toList());
            }
            return Files.readAllLines(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("intents")
    void readsAsBefore(Intent intent, String plan) {
        assertThat(intent.wordings())
                .allSatisfy(wording -> assertThat(plan(wording)).isEqualTo(plan));
    }

    @Test
    void corpusIsAsBroadAsPromised() {
        assertThat(Intent.all().count()).isGreaterThanOrEqualTo(150);
    }
}
