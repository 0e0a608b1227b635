package datalk.question;

import io.micronaut.json.JsonMapper;
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
record AskRequest(
        String question, Optional<String> conversationId, Optional<LocalDateTime> asOf, Optional<String> locale) {
    private static final int LONGEST = 1000;
    /** Calendars beyond these are typing errors, and would carry arithmetic out of bounds. */
    private static final int EARLIEST = 1970;

    private static final int LATEST = 2999;
    private static final String QUESTION = "question";
    private static final String CONVERSATION_ID = "conversation_id";
    private static final String AS_OF = "as_of";
    private static final String LOCALE = "locale";

    /** Reads a body and names every field that is wrong. */
    static AskRequest read(String body, JsonMapper json) {
        BodyFields fields = BodyFields.of(body, json, Set.of(QUESTION, CONVERSATION_ID, AS_OF, LOCALE));
        String question = fields.required(QUESTION);
        fields.atMost(QUESTION, question, LONGEST);
        AskRequest request = new AskRequest(
                question,
                fields.text(CONVERSATION_ID),
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
