package datalk.question;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * A question as it was sent.
 *
 * @param asOf the moment that relative time counts from, local time of the mall; now where none was sent
 * @param locale the language to answer in where the question's words do not tell
 */
@Schema(name = "Question", requiredProperties = "question")
record AskRequest(
        @Schema(minLength = 1, maxLength = AskRequest.LONGEST, example = "quais lojas mais venderam em março?")
                String question,
        @Schema(
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                        nullable = true,
                        description = "Of an earlier answer, to ask on from there.")
                Optional<String> conversationId,
        @Schema(
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                        nullable = true,
                        description = "Id of the answer of that conversation that this is asked after. What was asked"
                                + " after it does not count: questions that were given up, for example.")
                Optional<String> follows,
        @Schema(
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                        nullable = true,
                        type = "string",
                        example = "2021-04-30T23:59:59",
                        description = "Local time of the malls.")
                Optional<LocalDateTime> asOf,
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, nullable = true, example = "pt-BR")
                Optional<String> locale) {
    static final int LONGEST = 1000;
    /** Calendars beyond these are typing errors, and would carry arithmetic out of bounds. */
    private static final int EARLIEST = 1970;

    private static final int LATEST = 2999;
    private static final String QUESTION = "question";
    private static final String CONVERSATION_ID = "conversation_id";
    private static final String FOLLOWS = "follows";
    private static final String AS_OF = "as_of";
    private static final String LOCALE = "locale";

    /** Reads a body and names every field that is wrong. */
    static AskRequest read(String body) {
        BodyFields fields = BodyFields.of(body, Set.of(QUESTION, CONVERSATION_ID, FOLLOWS, AS_OF, LOCALE));
        String question = fields.required(QUESTION);
        fields.atMost(QUESTION, question, LONGEST);
        AskRequest request = new AskRequest(
                question,
                fields.text(CONVERSATION_ID),
                fields.text(FOLLOWS),
                fields.text(AS_OF).flatMap(text -> moment(text, fields)),
                fields.text(LOCALE));
        fields.check();
        return request;
    }

    private static Optional<LocalDateTime> moment(String text, BodyFields fields) {
        try {
            LocalDateTime moment =
                    text.length() == 10 ? LocalDate.parse(text).atTime(23, 59, 59) : LocalDateTime.parse(text);
            if (moment.getYear() >= EARLIEST && moment.getYear() <= LATEST) {
                return Optional.of(moment.withNano(0));
            }
        } catch (DateTimeParseException malformed) {
            // said below, as for a year that is none of ours
        }
        fields.wrong(AS_OF, "reason.not-moment");
        return Optional.empty();
    }
}
