package datalk.problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Problems that many calls share, for the description of the interface; read by the compiler only. */
public final class Described {
    private Described() {}

    /** A call that asks the database. */
    @ApiResponse(
            responseCode = "503",
            description = "The database is away or busy.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "When to come back, in seconds.",
                            schema = @Schema(type = "integer", minimum = "1")),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.CLASS)
    @Inherited
    public @interface AsksDatabase {}

    /** A call with a body. */
    @ApiResponse(
            responseCode = "413",
            description = "The body is too large.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "415",
            description = "The body is not of the type that this call reads.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.CLASS)
    @Inherited
    public @interface TakesBody {}

    /** A call that changes what others may have changed meanwhile. */
    @Operation(
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            description = "The ETag of the record that is meant.",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "412",
            description = "The record is another one by now than If-Match names.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.CLASS)
    @Inherited
    public @interface TakesIfMatch {}
}
