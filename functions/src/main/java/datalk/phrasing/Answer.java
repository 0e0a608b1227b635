package datalk.phrasing;

import datalk.execution.ResultTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an asker gets.
 *
 * @param leftOut which records the result does not count, and why
 * @param reason a stable code; for refusals and clarifications
 * @param options ready-made questions to choose from; for clarifications
 * @param suggestions questions that can be answered
 */
public record Answer(
        Status status,
        String text,
        Optional<String> understood,
        Optional<ResultTable> result,
        List<LeftOut> leftOut,
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

    /** How many records were not counted, and why, in the asker's language: 12, "sem tempo de ciclo". */
    public record LeftOut(String reason, long count) {}

    public Answer {
        leftOut = List.copyOf(leftOut);
        options = List.copyOf(options);
        suggestions = List.copyOf(suggestions);
    }

    /** An answer for which nothing was computed. */
    static Answer ofWords(
            Status status,
            String text,
            Optional<String> understood,
            Optional<String> reason,
            List<String> options,
            List<String> suggestions) {
        return new Answer(
                status, text, understood, Optional.empty(), List.of(), Optional.empty(), reason, options, suggestions);
    }
}
