package datalk.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A wrong field and why it is wrong, in the caller's language.
 *
 * @param field empty where the body as a whole is wrong
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FieldError(String field, String reason) {}
