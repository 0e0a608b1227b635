package datalk.question;

import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question as it was sent.
 *
 * @param asOf the moment that relative time counts from, local time of the mall; now where none was sent
 * @param locale the language to answer in where the question's words do not tell
 */
record AskRequest(
        String question, Optional<String> conversationId, Optional<LocalDateTime> asOf, Optional<String> locale) {
    private static final int LONGEST = 1000;
    /** Calendars beyond these are typing errors, and would carry arithmetic out of bounds. */
    private static final int EARLIEST = 1970;

    private static final int LATEST = 2999;
    private static final Set<String> FIELDS = Set.of("question", "conversation_id", "as_of", "locale");

    /** Reads a body and names every field that is wrong. */
    static AskRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw new ProblemException(ProblemType.MALFORMED_JSON);
        }
        List<FieldIssue> issues = new ArrayList<>();
        body.entries().forEach(entry -> {
            if (!FIELDS.contains(entry.getKey())) {
                issues.add(new FieldIssue(entry.getKey(), "reason.unknown-field"));
            }
        });
        Optional<String> question = text(body, "question", issues).map(String::strip);
        if (question.filter(text -> !text.isEmpty()).isEmpty()
                && issues.stream().noneMatch(issue -> issue.field().equals("question"))) {
            issues.add(new FieldIssue("question", "reason.missing"));
        }
        question.filter(text -> text.codePointCount(0, text.length()) > LONGEST)
                .ifPresent(any -> issues.add(new FieldIssue("question", "reason.too-long", LONGEST)));
        AskRequest request = new AskRequest(
                question.orElse(""),
                text(body, "conversation_id", issues),
                text(body, "as_of", issues).flatMap(text -> moment(text, issues)),
                text(body, "locale", issues));
        if (!issues.isEmpty()) {
            throw new InvalidFieldsException(issues);
        }
        return request;
    }

    private static Optional<String> text(JsonNode body, String field, List<FieldIssue> issues) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            issues.add(new FieldIssue(field, "reason.not-text"));
            return Optional.empty();
        }
        return Optional.of(value.getStringValue());
    }

    private static Optional<LocalDateTime> moment(String text, List<FieldIssue> issues) {
        try {
            LocalDateTime moment =
                    text.length() == 10 ? LocalDate.parse(text).atTime(23, 59, 59) : LocalDateTime.parse(text);
            if (moment.getYear() < EARLIEST || moment.getYear() > LATEST) {
                issues.add(new FieldIssue("as_of", "reason.not-moment"));
                return Optional.empty();
            }
            return Optional.of(moment.withNano(0));
        } catch (DateTimeParseException malformed) {
            issues.add(new FieldIssue("as_of", "reason.not-moment"));
            return Optional.empty();
        }
    }
}
