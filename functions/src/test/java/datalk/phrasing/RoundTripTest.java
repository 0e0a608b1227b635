package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.MallNames;
import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.plan.MallPlans;
import datalk.plan.PlanText;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.planning.PlanDecision;
import datalk.planning.RulePlanner;
import datalk.question.Intent;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question that Datalk writes is read as the plan that it was written from. */
class RoundTripTest {
    private static final int PLANS = 400;

    private static final SemanticModel MODEL = Plans.MODEL;
    private static final Grounder GROUNDER = new Grounder(MODEL, new MallNames());
    private static final RulePlanner PLANNER = new RulePlanner(MODEL);

    private PlanDecision read(List<String> questions, Language language) {
        List<Grounding> turns = questions.stream()
                .map(each -> GROUNDER.ground(each, LocalDateTime.parse(Mall.NOW), language))
                .toList();
        return PLANNER.plan(turns);
    }

    private static Optional<QueryPlan> planOf(PlanDecision decision) {
        return decision.fold(
                planned -> Optional.of(planned.plan()),
                explanation -> Optional.empty(),
                clarification -> Optional.empty(),
                refusal -> Optional.empty());
    }

    private String readAgain(String question, Language language) {
        PlanDecision decision = read(List.of(question), language);
        return planOf(decision).map(PlanText::of).orElseGet(() -> decision.toString()
                .replaceAll(", suggestions=.*", ""));
    }

    static Stream<Arguments> intents() {
        return Stream.of(Language.values())
                .flatMap(language -> Intent.all().map(intent -> Arguments.of(intent, language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("intents")
    void readsItsOwnWordsForAnIntent(Intent intent, Language language) {
        QueryPlan plan = planOf(read(intent.wordings().get(0).ask(), language)).orElseThrow();
        Optional<String> question = new QuestionWriter(MODEL, language).question(plan);

        question.ifPresent(
                written -> assertThat(readAgain(written, language)).as(written).isEqualTo(PlanText.of(plan)));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Language.class)
    void readsItsOwnWordsForAnyPlan(Language language) {
        long seed = 20210430;
        MallPlans plans = new MallPlans(MODEL, new Random(seed));
        QuestionWriter writer = new QuestionWriter(MODEL, language);
        SoftAssertions all = new SoftAssertions();
        int said = 0;
        for (int i = 0; i < PLANS; i++) {
            QueryPlan plan = plans.next();
            Optional<String> question = writer.question(plan);
            said += question.isPresent() ? 1 : 0;
            question.ifPresent(written -> all.assertThat(readAgain(written, language))
                    .as("seed %d: %s", seed, written)
                    .isEqualTo(PlanText.of(plan)));
        }
        all.assertAll();
        assertThat(said).isGreaterThan(PLANS * 3 / 4);
    }
}
