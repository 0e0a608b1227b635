package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.llm.LanguageModel;
import datalk.llm.ModelPrompt;
import datalk.llm.ModelReply;
import datalk.llm.ModelState;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.semantic.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever is asked: a harmless plan or a refusal, and soon. CONTRIBUTING.md says how to fuzz. */
class QuestionFuzzTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2021, 4, 30, 23, 59);
    private static final int LONGEST = 1_000;
    private static final int MOST_TURNS = 3;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Grounder GROUNDER = new Grounder(Plans.MODEL, new SmallOperation(List.of()));
    private static final Planner PLANNER = new Planner(Plans.MODEL, Optional.of(new Obliging()), List::of);

    /** A model that takes the first unknown word for revenue, whatever it is. */
    private record Obliging() implements LanguageModel {
        private static final Pattern SLOT = Pattern.compile("\"(\\w+)\":\\{\"type\":\"string\",\"enum\":\\[\"(\\w+)\"");

        @Override
        public String name() {
            return "obliging";
        }

        @Override
        public Duration patience() {
            return SOON;
        }

        @Override
        public ModelReply reply(ModelPrompt prompt, Duration patience) {
            Map<String, String> slots = new LinkedHashMap<>();
            Matcher slot = SLOT.matcher(prompt.schema());
            while (slot.find()) {
                slots.put(slot.group(1), slot.group(2)); // "measure" for words, "none" for most
            }
            slots.put(ModelDraft.SHAPE, "summary");
            slots.put(ModelDraft.MEASURE, "revenue");
            return new ModelReply(HostileDrafts.json(slots), 1, 1);
        }

        @Override
        public ModelState state() {
            return ModelState.LOADED;
        }
    }

    /** Lines are the turns of a conversation. */
    @FuzzTest(maxDuration = "5m")
    void aQuestionEndsInAHarmlessPlanOrARefusal(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        List<Grounding> turns = text.lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_TURNS)
                .map(line ->
                        line.strip().substring(0, Math.min(LONGEST, line.strip().length())))
                .map(line -> GROUNDER.ground(line, NOW, Language.PT))
                .toList();
        if (turns.isEmpty()) {
            return;
        }
        long start = System.nanoTime();

        List<QueryPlan> plans = plans(PLANNER.plan(turns).decision());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(text).isLessThan(SOON);
        plans.forEach(plan -> Harmless.check(plan, text));
    }

    /** What it runs, and what it would if asked. */
    private static List<QueryPlan> plans(PlanDecision decision) {
        return decision.fold(
                planned -> List.of(planned.plan()),
                explanation -> List.of(),
                PlanDecision.Clarification::options,
                PlanDecision.Refusal::suggestions);
    }
}
