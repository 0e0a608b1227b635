package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import datalk.grounding.Grounder;
import datalk.plan.Plans;
import datalk.semantic.Language;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Whatever bytes a model says: a draft that does no harm, or none. CONTRIBUTING.md says how to fuzz. */
class ModelReplyFuzzTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2021, 4, 30, 23, 59);
    private static final Grounder GROUNDER = new Grounder(Plans.MODEL, new SmallOperation(List.of()));
    private static final DraftResolver RESOLVER = new DraftResolver(Plans.MODEL);
    private static final List<QuestionParts> QUESTIONS = List.of(
            parts("quanto a gente fisgou em março?", Earlier.NOTHING),
            parts("que naquinho da receita de abril veio de marketplace?", Earlier.NOTHING),
            parts("lojas fisgadas com pedidos acima de 200 reais em abril", Earlier.NOTHING),
            parts("top 5 lojas em bufunfa do Aurora e do Ipê por canal em março e abril", Earlier.NOTHING),
            parts("e quanto fisgamos por canal?", Earlier.NOTHING.with("pedidos em março", new PlanDraft())));

    private static QuestionParts parts(String question, Earlier earlier) {
        return RESOLVER.parts(GROUNDER.ground(question, NOW, Language.PT), earlier)
                .orElseThrow();
    }

    /** The first byte chooses the question. */
    @FuzzTest(maxDuration = "5m")
    void aReplyIsAHarmlessDraftOrNone(byte[] data) {
        if (data.length == 0) {
            return;
        }
        QuestionParts parts = QUESTIONS.get(Math.floorMod(data[0], QUESTIONS.size()));
        String reply = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
        resolved(parts, reply)
                .or(() -> RESOLVER.resolveKept(parts, reply))
                .filter(DraftResolver.Resolved::isAnswerable)
                .flatMap(DraftResolver.Resolved::plan)
                .ifPresent(plan -> Harmless.check(plan, reply));
    }

    private static Optional<DraftResolver.Resolved> resolved(QuestionParts parts, String reply) {
        try {
            return Optional.of(RESOLVER.resolve(parts, reply));
        } catch (ModelDraftReader.UnreadableException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(200);
            return Optional.empty();
        }
    }
}
