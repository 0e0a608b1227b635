package datalk.planning;

import datalk.semantic.Text;
import java.util.List;

/** Ends the reading of a question that cannot become a plan; never leaves this room. */
final class PlanningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Issue issue;
    private final transient List<PlanDraft> options;

    PlanningException(Issue issue) {
        this(issue, List.of());
    }

    PlanningException(Issue issue, List<PlanDraft> options) {
        super(issue.reason().code(), null, false, false);
        this.issue = issue;
        this.options = List.copyOf(options);
    }

    /** What no plan says, by the words that ask for it. */
    static PlanningException unsupported(String words) {
        return new PlanningException(Issue.of(Reason.UNSUPPORTED, words));
    }

    /** What no plan says, by its names in the semantic model. */
    static PlanningException unsupported(Text... names) {
        return new PlanningException(Issue.of(Reason.UNSUPPORTED, names));
    }

    Issue issue() {
        return issue;
    }

    /** The readings to choose between, where the question has several. */
    List<PlanDraft> options() {
        return options;
    }
}
