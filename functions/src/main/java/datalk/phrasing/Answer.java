package datalk.phrasing;

import datalk.execution.ResultTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an asker gets.
 *
 * @param reason a stable code; for refusals and clarifications
 * @param options ready-made questions to choose from; for clarifications
 * @param suggestions questions that can be answered
 */
public record Answer(
        Status status,
        String text,
        Optional<String> understood,
        Optional<ResultTable> result,
        Optional<Map<String, Object>> chart,
        Optional<String> reason,
        List<String> options,
        List<String> suggestions) {
    /** How a question ended. */
    public enum Status {
        ANSWERED,
        NEEDS_CLARIFICATION,
        UNANSWERABLE
    }

    public Answer {
        options = List.copyOf(options);
        suggestions = List.copyOf(suggestions);
    }
}
