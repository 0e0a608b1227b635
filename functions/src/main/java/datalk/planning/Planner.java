package datalk.planning;

import datalk.grounding.Grounding;
import datalk.llm.LanguageModel;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plans questions: by rules, else as a person has confirmed it for a question of the same form, else with a model's
 * help.
 *
 * <p>Only what rules have not fully read goes further. What they refuse for another reason, a request to change data, a
 * forecast, personal data, is refused, and no model hears of it. Safe for many threads.
 */
public final class Planner {
    private final RulePlanner rules;
    private final DraftResolver resolver;
    private final VerifiedQuestions verified;
    private final DraftCache cache;
    private final Optional<ModelPlanner> model;
    private final Optional<String> modelName;

    /** {@code stored} gives the verified questions of this installation. */
    public Planner(SemanticModel semantic, Optional<LanguageModel> model, Supplier<List<VerifiedQuestion>> stored) {
        this.rules = new RulePlanner(semantic);
        this.resolver = new DraftResolver(semantic);
        this.verified = new VerifiedQuestions(new VerifiedQuestionLoader(semantic, resolver).load(), stored);
        this.cache = new DraftCache(semantic);
        this.modelName = model.map(LanguageModel::name);
        this.model = model.map(any -> new ModelPlanner(any, resolver, new PromptWriter(semantic), verified, cache));
    }

    /** Decides on the last question of a conversation; the ones before it are what it may lean on. */
    public Planning plan(List<Grounding> turns) {
        RulePlanner.Read read = rules.plan(turns, this::recall);
        Optional<PlanDecision.Refusal> unread = unread(read.decision());
        Optional<QuestionParts> parts = unread.flatMap(
                        any -> resolver.parts(turns.get(turns.size() - 1), read.earlier()))
                .filter(QuestionParts::worthAsking);
        if (parts.isEmpty()) {
            return Planning.byRules(read.decision());
        }
        return known(parts.get())
                .or(() -> model.map(asked -> asked.plan(parts.get(), unread.orElseThrow())))
                .orElse(Planning.byRules(read.decision()));
    }

    private static Optional<PlanDecision.Refusal> unread(PlanDecision decision) {
        return decision.fold(
                planned -> Optional.empty(),
                explanation -> Optional.empty(),
                clarification -> Optional.empty(),
                refusal -> refusal.issues().get(0).reason() == Reason.NOT_UNDERSTOOD
                        ? Optional.of(refusal)
                        : Optional.empty());
    }

    /** The plan that a verified question or an earlier draft gives, without asking anybody. */
    private Optional<Planning> known(QuestionParts parts) {
        Optional<VerifiedQuestion> same = verified.find(NormalForm.of(parts));
        Optional<Planning> confirmed = same.flatMap(each -> answerable(parts, each.draft())
                .map(resolved -> planning(parts, resolved, Optional.empty(), Optional.of(each.id()))));
        return confirmed.or(() -> cache.find(parts)
                .flatMap(draft -> answerable(parts, draft))
                .map(resolved -> planning(parts, resolved, Optional.of(unasked(resolved)), Optional.empty())));
    }

    private Optional<DraftResolver.Resolved> answerable(QuestionParts parts, String draft) {
        return resolver.resolveKept(parts, draft).filter(DraftResolver.Resolved::isAnswerable);
    }

    private static Planning planning(
            QuestionParts parts,
            DraftResolver.Resolved resolved,
            Optional<ModelUse> use,
            Optional<String> verifiedQuestion) {
        return new Planning(
                new PlanDecision.Planned(resolved.plan().orElseThrow(), List.of()),
                WordReadings.of(parts, resolved),
                use,
                verifiedQuestion);
    }

    private ModelUse unasked(DraftResolver.Resolved resolved) {
        String name = modelName.orElseThrow();
        return new ModelUse(name, 0, 0, 0, 0, Optional.of(resolved.proposed().said()), true);
    }

    /**
     * What an earlier question meant that rules could not read. Where a model may have answered it and the draft is
     * forgotten, nothing is known: a follow-up must not lean on the one before it.
     */
    private Earlier recall(Grounding turn, Earlier before) {
        Optional<QuestionParts> parts = resolver.parts(turn, before).filter(QuestionParts::worthAsking);
        Optional<PlanDraft> known = parts.flatMap(each -> verified.find(NormalForm.of(each))
                .map(VerifiedQuestion::draft)
                .or(() -> cache.find(each))
                .flatMap(draft -> answerable(each, draft))
                .flatMap(DraftResolver.Resolved::draft));
        boolean answered = model.isPresent()
                && parts.filter(each -> !each.isOnlyAskedBack()).isPresent();
        return known.map(draft -> before.with(turn.question(), draft)).orElse(answered ? Earlier.NOTHING : before);
    }

    /** Forgets the installation's verified questions, because they have changed. */
    public void refresh() {
        verified.refresh();
    }

    /** The pair of a question and its draft, where the one answers the other and rules alone do not. */
    public Optional<VerifiedQuestion> verify(Grounding question, String draft) {
        return unread(rules.plan(List.of(question))).flatMap(any -> resolver.verified(question, draft));
    }
}
