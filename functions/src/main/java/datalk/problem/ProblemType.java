package datalk.problem;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/**
 * The kinds of problem that a caller can meet. Each has one stable {@code type}, one status and one title; the texts
 * stand in {@code texts*.properties} under the name in lower case, {@code record-not-found.title} for instance.
 */
public enum ProblemType {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    MISSING_BODY(HttpStatus.BAD_REQUEST),
    INVALID_FIELDS(HttpStatus.BAD_REQUEST),
    INVALID_PARAMETERS(HttpStatus.BAD_REQUEST),
    INVALID_CSV_HEADER(HttpStatus.BAD_REQUEST),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    RECORD_NOT_FOUND(HttpStatus.NOT_FOUND),
    ROUTE_NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    ANSWER_WITHOUT_ROWS(HttpStatus.CONFLICT),
    RECORD_EXISTS(HttpStatus.CONFLICT),
    RECORD_IN_USE(HttpStatus.CONFLICT),
    CONFLICT(HttpStatus.CONFLICT),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    UNPROCESSABLE(HttpStatus.UNPROCESSABLE_ENTITY),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    NOT_READY(HttpStatus.SERVICE_UNAVAILABLE),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    DATABASE_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    DEADLINE_EXCEEDED(HttpStatus.GATEWAY_TIMEOUT);

    private final HttpStatus status;

    ProblemType(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /** The name as it stands in the texts and in the {@code type}: {@code record-not-found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The identifier that callers may rely on: {@code urn:datalk:problem:record-not-found}. */
    public String urn() {
        return "urn:datalk:problem:" + code();
    }
}
