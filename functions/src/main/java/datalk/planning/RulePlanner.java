package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.plan.QueryPlan;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plans questions by rules alone; what they do not fully understand is refused. Safe for many threads. */
public final class RulePlanner {
    private final SemanticModel model;
    private final PlanAssembler assembler;
    private final PlanVerifier verifier;
    private final Suggestions suggestions;

    public RulePlanner(SemanticModel model) {
        this.model = model;
        this.assembler = new PlanAssembler(model);
        this.verifier = new PlanVerifier();
        this.suggestions = new Suggestions(model);
    }

    /** Tells what a conversation has come to with a question that rules could not read, for those that follow it. */
    interface Recall {
        Earlier recall(Grounding unread, Earlier before);
    }

    /** What rules decide on the last question, and what was asked before it. */
    record Read(PlanDecision decision, Earlier earlier) {}

    /** Decides on the last question of a conversation; the ones before it are what it may lean on. */
    public PlanDecision plan(List<Grounding> turns) {
        return plan(turns, (unread, before) -> before).decision();
    }

    Read plan(List<Grounding> turns, Recall others) {
        Earlier earlier = Earlier.NOTHING;
        Earlier before = earlier;
        Optional<OpenQuestion> open = Optional.empty();
        PlanDecision decision = null;
        for (Grounding said : turns) {
            Optional<OpenQuestion> asked = open;
            Grounding turn = asked.map(question -> question.with(said)).orElse(said);
            open = Optional.empty();
            before = earlier;
            Optional<PlanDecision.Explanation> explanation = explanation(turn);
            if (explanation.isPresent()) {
                decision = explanation.get();
                continue;
            }
            try {
                PlanDraft draft = read(turn, before.draft(), asked);
                decision = decide(draft, turn);
                earlier = before.with(turn.question(), draft);
            } catch (PlanningException refused) {
                decision = refuse(refused, turn);
                open = Optional.of(OpenQuestion.after(refused.issue(), turn, asked));
                if (refused.issue().reason() == Reason.NOT_UNDERSTOOD && said != turns.get(turns.size() - 1)) {
                    earlier = others.recall(turn, before);
                }
            }
        }
        if (decision == null) {
            throw new IllegalArgumentException("a conversation has at least one question");
        }
        return new Read(decision, before);
    }

    private PlanDraft read(Grounding turn, Optional<PlanDraft> previous, Optional<OpenQuestion> open) {
        PlanDraft draft = new DraftReader(model, turn, previous).read();
        refuseRepetition(draft, previous, turn);
        if (previous.isEmpty()) {
            open.ifPresent(question -> question.refuseAnswer(draft, turn));
        }
        return draft;
    }

    /** A follow-up that changes nothing was not understood, unless it says the whole question again. */
    private void refuseRepetition(PlanDraft draft, Optional<PlanDraft> previous, Grounding turn) {
        boolean same = previous.isPresent() && assembled(draft).equals(assembled(previous.get()));
        if (same && !assembled(alone(turn)).equals(assembled(draft))) {
            throw new PlanningException(Issue.of(Reason.NOT_UNDERSTOOD, turn.question()));
        }
    }

    private Optional<PlanDraft> alone(Grounding turn) {
        try {
            return Optional.of(new DraftReader(model, turn, Optional.empty()).read());
        } catch (PlanningException leaning) {
            return Optional.empty();
        }
    }

    private Optional<QueryPlan> assembled(Optional<PlanDraft> draft) {
        return draft.flatMap(this::assembled);
    }

    private Optional<QueryPlan> assembled(PlanDraft draft) {
        try {
            return Optional.of(assembler.assemble(draft));
        } catch (PlanningException unfitting) {
            return Optional.empty();
        }
    }

    private PlanDecision decide(PlanDraft draft, Grounding turn) {
        QueryPlan plan = assembler.assemble(draft);
        List<Issue> issues = verifier.verify(plan, turn.asOf());
        return issues.isEmpty()
                ? new PlanDecision.Planned(plan, List.of())
                : new PlanDecision.Refusal(issues, plans(suggestions.near(draft), turn));
    }

    private PlanDecision refuse(PlanningException refused, Grounding turn) {
        Issue issue = refused.issue();
        if (refused.options().isEmpty()
                && issue.reason() != Reason.TOTAL_OR_EACH
                && issue.reason() != Reason.MISSING_MEASURE) {
            return new PlanDecision.Refusal(List.of(issue), plans(suggestions.near(turn), turn));
        }
        List<PlanDraft> options = refused.options().stream()
                .map(option -> suggestions.completed(option, turn))
                .toList();
        return new PlanDecision.Clarification(issue, plans(options.isEmpty() ? suggestions.near(turn) : options, turn));
    }

    private List<QueryPlan> plans(List<PlanDraft> drafts, Grounding turn) {
        List<QueryPlan> plans = new ArrayList<>();
        for (PlanDraft draft : drafts) {
            try {
                QueryPlan plan = assembler.assemble(draft);
                if (verifier.verify(plan, turn.asOf()).isEmpty() && !plans.contains(plan)) {
                    plans.add(plan);
                }
            } catch (PlanningException unfitting) {
                // a suggestion that does not fit the question is left out
            }
        }
        return plans;
    }

    /** "what does … mean?" */
    private static boolean asksMeaning(Grounding turn) {
        int last = turn.mentions().size() - 1;
        return last >= 0
                && turn.mentions().get(last).text().equalsIgnoreCase("mean")
                && turn.question().toLowerCase(Locale.ROOT).contains("what do");
    }

    /** A question about a word, or about what can be asked. */
    private static Optional<PlanDecision.Explanation> explanation(Grounding turn) {
        boolean capabilities = turn.mentions().stream().anyMatch(mention -> mention.is(Cue.CAPABILITIES));
        boolean define = turn.mentions().stream().anyMatch(mention -> mention.is(Cue.DEFINE)) || asksMeaning(turn);
        boolean refused = turn.mentions().stream()
                .anyMatch(mention -> mention.as(Meaning.UnknownWord.class).isPresent()
                        || mention.is(Cue.ABSENT)
                        || mention.is(Cue.INJECTION)
                        || mention.is(Cue.WRITE)
                        || mention.is(Cue.PERSONAL));
        if (refused || !capabilities && !define) {
            return Optional.empty();
        }
        var measure = turn.mentions().stream()
                .flatMap(mention -> mention.as(Meaning.MeasureWord.class).stream())
                .map(Meaning.MeasureWord::measure)
                .findFirst();
        var dimension = turn.mentions().stream()
                .flatMap(mention -> mention.as(Meaning.DimensionWord.class).stream())
                .map(Meaning.DimensionWord::dimension)
                .findFirst();
        boolean about = measure.isPresent() || dimension.isPresent();
        return about || capabilities ? Optional.of(new PlanDecision.Explanation(measure, dimension)) : Optional.empty();
    }
}
