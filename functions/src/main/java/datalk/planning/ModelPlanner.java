package datalk.planning;

import datalk.grounding.Cue;
import datalk.llm.LanguageModel;
import datalk.llm.ModelPrompt;
import datalk.llm.ModelReply;
import datalk.llm.ModelUnavailableException;
import datalk.plan.QueryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lets a model fill in the plan of a question that rules do not fully read.
 *
 * <p>One call, and a second one with what was wrong where the first draft cannot be used. Both together have one
 * deadline. Whatever comes back, the question ends in a verified plan, in a refusal, or in the question whether a thing
 * that rules do not know ("quiosques") is the one that the model takes it for.
 *
 * <p>Of a follow-up the model reads what it says itself; what it leaves as it was is laid under it by the code that
 * does so for rules.
 */
final class ModelPlanner {
    private static final int SIMILAR = 4;
    private static final int CALLS = 2;

    private final LanguageModel model;
    private final DraftResolver resolver;
    private final PromptWriter prompts;
    private final VerifiedQuestions verified;
    private final DraftCache cache;

    ModelPlanner(
            LanguageModel model,
            DraftResolver resolver,
            PromptWriter prompts,
            VerifiedQuestions verified,
            DraftCache cache) {
        this.model = model;
        this.resolver = resolver;
        this.prompts = prompts;
        this.verified = verified;
        this.cache = cache;
    }

    /** Decides; {@code refused} is what rules say to the question, and what is said where the model knows no better. */
    Planning plan(QuestionParts parts, PlanDecision.Refusal refused) {
        Call call = new Call(parts);
        try {
            return call.decide(refused);
        } catch (ModelUnavailableException unavailable) {
            Issue issue =
                    new Issue(Reason.MODEL_UNAVAILABLE, refused.issues().get(0).names());
            PlanDecision decision = new PlanDecision.Refusal(List.of(issue), refused.suggestions());
            return new Planning(decision, List.of(), Optional.of(call.use(false)), Optional.empty());
        }
    }

    /** One question's way through the model. */
    private final class Call {
        private final QuestionParts parts;
        private final long start = System.nanoTime();
        private int calls;
        private int promptTokens;
        private int outputTokens;
        private Optional<ModelDraft> draft = Optional.empty();

        Call(QuestionParts parts) {
            this.parts = parts;
        }

        Planning decide(PlanDecision.Refusal refused) {
            String form = NormalForm.of(parts);
            String schema = resolver.schema().json(parts);
            ModelPrompt prompt = prompts.prompt(parts, verified.similar(form, SIMILAR), schema);
            for (int turn = 1; ; turn++) {
                String reply = ask(prompt);
                try {
                    DraftResolver.Resolved resolved = resolver.resolve(parts, reply);
                    draft = Optional.of(resolved.proposed());
                    boolean hopeless = resolved.found().wrong().isEmpty();
                    if (resolved.isAnswerable() || hopeless || turn == CALLS) {
                        return decided(resolved, refused);
                    }
                    prompt = prompt.with(
                            PromptWriter.correction(reply, resolved.found().wrong()));
                } catch (ModelDraftReader.UnreadableException garbage) {
                    if (turn == CALLS) {
                        throw new ModelUnavailableException(ModelUnavailableException.Why.UNREADABLE, garbage);
                    }
                    prompt = prompt.with(PromptWriter.correction(reply, List.of(garbage.getMessage())));
                }
            }
        }

        private String ask(ModelPrompt prompt) {
            calls++;
            ModelReply reply = model.reply(prompt, model.patience().minusNanos(System.nanoTime() - start));
            promptTokens += reply.promptTokens();
            outputTokens += reply.outputTokens();
            return reply.text();
        }

        private Planning decided(DraftResolver.Resolved resolved, PlanDecision.Refusal refused) {
            if (!resolved.isAnswerable()) {
                return new Planning(refusal(resolved, refused), List.of(), Optional.of(use(false)), Optional.empty());
            }
            if (isAskedBack(resolved)) {
                PlanDecision asked = new PlanDecision.Clarification(
                        refused.issues().get(0), List.of(resolved.plan().orElseThrow()));
                return new Planning(asked, List.of(), Optional.of(use(false)), Optional.empty());
            }
            cache.keep(parts, resolved.proposed());
            PlanDecision planned = new PlanDecision.Planned(resolved.plan().orElseThrow(), List.of());
            return new Planning(planned, WordReadings.of(parts, resolved), Optional.of(use(true)), Optional.empty());
        }

        /** What may be a thing or a name that the data do not have is not taken for one that they have. */
        private boolean isAskedBack(DraftResolver.Resolved resolved) {
            boolean howMuch = parts.has(Cue.HOW_MUCH)
                    && IntStream.rangeClosed(1, parts.unread().size())
                            .allMatch(number -> resolved.proposed().word(number).equals(ModelDraft.MEASURE));
            return resolved.proposed().namesThings() || resolved.edit() && !howMuch;
        }

        /** What the draft says without the words that it leaves out is a suggestion, not an answer. */
        private PlanDecision refusal(DraftResolver.Resolved resolved, PlanDecision.Refusal refused) {
            if (!resolved.found().wrong().isEmpty() || resolved.plan().isEmpty()) {
                return refused;
            }
            List<QueryPlan> suggestions =
                    new ArrayList<>(List.of(resolved.plan().get()));
            refused.suggestions().stream()
                    .filter(plan -> !suggestions.contains(plan))
                    .forEach(suggestions::add);
            return new PlanDecision.Refusal(refused.issues(), suggestions);
        }

        ModelUse use(boolean planned) {
            long elapsed = (System.nanoTime() - start) / 1_000_000;
            return new ModelUse(
                    model.name(), calls, promptTokens, outputTokens, elapsed, draft.map(ModelDraft::said), planned);
        }
    }
}
