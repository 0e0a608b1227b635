package datalk.problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The body of every answer that is not a success (RFC 9457).
 *
 * @param type stable identifier of the kind, {@code urn:datalk:problem:record-not-found}
 * @param title the kind in words, always the same for one type
 * @param detail what is wrong here and what to do about it
 * @param instance names this one occurrence; of a mistake of ours, 500, a log line bears it too
 * @param errors the wrong fields; left out where no field is at fault
 */
@Serdeable
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) List<FieldError> errors) {
    /** What such a body is sent as. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }
}
