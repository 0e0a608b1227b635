package datalk;

import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.plan.Plans;
import datalk.plan.QueryPlan;
import datalk.planning.PlanDecision;
import datalk.planning.Planner;
import datalk.planning.Planning;
import datalk.semantic.Language;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads questions about the small mall as the application does that has no model; needs no database. */
public final class MallReader {
    private static final Grounder GROUNDER = new Grounder(Plans.MODEL, new MallNames());
    private static final Planner PLANNER = new Planner(Plans.MODEL, Optional.empty(), List::of);

    private MallReader() {}

    /** The last of some questions of one conversation, and what was decided on it. */
    public record Read(Grounding question, Planning planning) {
        public Language language() {
            return question.language();
        }

        public PlanDecision decision() {
            return planning.decision();
        }

        /** The plan that is run; a failure where none is. */
        public QueryPlan plan() {
            return decision()
                    .fold(
                            planned -> Optional.of(planned.plan()),
                            explanation -> Optional.<QueryPlan>empty(),
                            clarification -> Optional.<QueryPlan>empty(),
                            refusal -> Optional.<QueryPlan>empty())
                    .orElseThrow(() -> new AssertionError(question.question() + ": " + decision()));
        }

        /** Words that were read as others. */
        public List<String> notes() {
            return Stream.of(question.corrections(), planning.readings())
                    .flatMap(List::stream)
                    .map(each -> "“" + each.written() + "” → “" + each.read() + "”")
                    .toList();
        }
    }

    public static Read read(List<String> questions) {
        List<Grounding> turns = questions.stream()
                .map(question -> GROUNDER.ground(question, LocalDateTime.parse(Mall.NOW), Language.PT))
                .toList();
        return new Read(turns.get(turns.size() - 1), PLANNER.plan(turns));
    }
}
