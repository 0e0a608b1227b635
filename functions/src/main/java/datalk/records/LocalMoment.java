package datalk.records;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A moment of a mall, for the description of the interface, where it would be one of the world's, with a zone. */
@Schema(type = "string", example = "2021-02-05T18:53:01", description = "Local time of the mall; no zone.")
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface LocalMoment {}
