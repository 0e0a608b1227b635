package datalk.planning;

import datalk.plan.QueryPlan;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What planning makes of a question. */
public sealed interface PlanDecision {

    /** Handles each kind of decision. */
    <R> R fold(
            Function<Planned, R> planned,
            Function<Explanation, R> explanation,
            Function<Clarification, R> clarification,
            Function<Refusal, R> refusal);

    /**
     * A verified plan.
     *
     * @param alternatives narrower plans to suggest beside the answer
     */
    record Planned(QueryPlan plan, List<QueryPlan> alternatives) implements PlanDecision {
        public Planned {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public <R> R fold(
                Function<Planned, R> planned,
                Function<Explanation, R> explanation,
                Function<Clarification, R> clarification,
                Function<Refusal, R> refusal) {
            return planned.apply(this);
        }
    }

    /** The question is about a word of the semantic model, or about what can be asked where it names none. */
    record Explanation(Optional<Measure> measure, Optional<Dimension> dimension) implements PlanDecision {
        @Override
        public <R> R fold(
                Function<Planned, R> planned,
                Function<Explanation, R> explanation,
                Function<Clarification, R> clarification,
                Function<Refusal, R> refusal) {
            return explanation.apply(this);
        }
    }

    /** The question has several readings; each option is one. */
    record Clarification(Issue issue, List<QueryPlan> options) implements PlanDecision {
        public Clarification {
            options = List.copyOf(options);
        }

        @Override
        public <R> R fold(
                Function<Planned, R> planned,
                Function<Explanation, R> explanation,
                Function<Clarification, R> clarification,
                Function<Refusal, R> refusal) {
            return clarification.apply(this);
        }
    }

    /** The question cannot be answered; the suggestions can. */
    record Refusal(List<Issue> issues, List<QueryPlan> suggestions) implements PlanDecision {
        public Refusal {
            issues = List.copyOf(issues);
            suggestions = List.copyOf(suggestions);
            if (issues.isEmpty()) {
                throw new IllegalArgumentException("a refusal says why");
            }
        }

        @Override
        public <R> R fold(
                Function<Planned, R> planned,
                Function<Explanation, R> explanation,
                Function<Clarification, R> clarification,
                Function<Refusal, R> refusal) {
            return refusal.apply(this);
        }
    }
}
