package datalk.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every error answer the {@link Problem} body, whoever found the error: a room of ours, Micronaut's router or
 * JSON reader, or the database driver.
 */
@Singleton
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemProcessor.class);
    private static final MediaType PROBLEM_JSON = MediaType.of(Problem.MEDIA_TYPE);

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ProblemException fault = context.getRootCause()
                .flatMap(FaultReader::read)
                .orElseGet(() -> new ProblemException(typeOf(response.status())));
        String instance = "urn:uuid:" + UUID.randomUUID();
        if (fault.type() == ProblemType.INTERNAL) {
            logBug(instance, context);
        }
        response.status(fault.type().status());
        fault.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
        if (context.getRequest().getMethod() == HttpMethod.HEAD) {
            return (MutableHttpResponse<Problem>) response;
        }
        return response.contentType(PROBLEM_JSON).body(problem(fault, context, instance));
    }

    private static Problem problem(ProblemException fault, ErrorContext context, String instance) {
        Texts texts = Texts.of(context.getRequest());
        ProblemType type = fault.type();
        Map<String, Object> values = new HashMap<>(fault.values());
        values.put("method", context.getRequest().getMethodName());
        return new Problem(
                type.urn(),
                texts.get(type.code() + ".title", Map.of()),
                type.status().getCode(),
                texts.get(type.code() + ".detail", values),
                instance,
                FieldIssue.in(texts, fault.issues()));
    }

    /** The kind that a bare status stands for; a client error that has none of its own is a bad request. */
    private static ProblemType typeOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> ProblemType.ROUTE_NOT_FOUND;
            case CONFLICT -> ProblemType.CONFLICT;
            case SERVICE_UNAVAILABLE -> ProblemType.DATABASE_UNAVAILABLE;
            default ->
                Arrays.stream(ProblemType.values())
                        .filter(type -> type.status() == status)
                        .findFirst()
                        .orElse(status.getCode() < 500 ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL);
        };
    }

    /** Retry-After counts whole seconds; never 0, which would invite the next attempt at once. */
    private static String wholeSeconds(Duration wait) {
        return String.valueOf(Math.max(1, (wait.toMillis() + 999) / 1000));
    }

    /** Class names and frames only: an exception's message may hold data. */
    private static void logBug(String instance, ErrorContext context) {
        context.getRootCause()
                .ifPresent(bug -> LOG.error(
                        "{} {}: {} at {}",
                        instance,
                        context.getRequest().getMethodName(),
                        bug.getClass().getName(),
                        Arrays.stream(bug.getStackTrace()).limit(12).toList()));
    }
}
