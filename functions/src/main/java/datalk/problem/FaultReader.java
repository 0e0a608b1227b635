package datalk.problem;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSocketReadTimeoutException;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says which of our problems an exception of the framework or of the database driver is. Nothing of the exception's own
 * text is kept: it may hold data, addresses or class names.
 */
public final class FaultReader {
    private static final Pattern RETRY_AFTER = Pattern.compile("RetryAfterMs=(\\d{1,7})");
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
    private static final Duration CONFIGURATION_PAUSE = Duration.ofSeconds(30);
    private static final Duration FAILOVER_PAUSE = Duration.ofSeconds(5);

    private FaultReader() {}

    /** The problem behind an exception; empty if only the answer's status can tell, or if it is a bug. */
    public static Optional<ProblemException> read(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            Optional<ProblemException> known = readOne(cause);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private static Optional<ProblemException> readOne(Throwable fault) {
        if (fault instanceof ProblemException problem) {
            return Optional.of(problem);
        }
        if (fault instanceof MongoException database) {
            return database(database);
        }
        if (fault instanceof ConfigurationException) { // a setting is missing or out of reach, as readiness tells
            return Optional.of(ProblemException.retryable(ProblemType.NOT_READY, CONFIGURATION_PAUSE));
        }
        if (fault instanceof ConversionErrorException conversion) {
            return Optional.of(wrongArgument(conversion.getArgument(), "reason.wrong-type"));
        }
        if (fault instanceof UnsatisfiedRouteException missing) {
            return Optional.of(wrongArgument(missing.getArgument(), "reason.missing"));
        }
        if (fault instanceof CodecException || fault instanceof JsonSyntaxException) {
            return Optional.of(new ProblemException(ProblemType.MALFORMED_JSON));
        }
        return Optional.empty();
    }

    private static ProblemException wrongArgument(Argument<?> argument, String reason) {
        return argument.getAnnotationMetadata().hasAnnotation(io.micronaut.http.annotation.Body.class)
                ? new ProblemException(ProblemType.MISSING_BODY)
                : InvalidFieldsException.parameters(List.of(new FieldIssue(argument.getName(), reason)));
    }

    private static Optional<ProblemException> database(MongoException fault) {
        int code = fault.getCode();
        if (isThrottling(fault)) {
            return Optional.of(ProblemException.retryable(
                    ProblemType.DATABASE_BUSY, findRetryAfter(fault).orElse(DEFAULT_PAUSE)));
        }
        if (code == DatabaseCode.EXCEEDED_TIME_LIMIT
                || fault instanceof MongoExecutionTimeoutException
                || fault instanceof MongoSocketReadTimeoutException) {
            return Optional.of(new ProblemException(ProblemType.DEADLINE_EXCEEDED));
        }
        boolean unreachable = fault instanceof MongoClientException || code == -2 || code == -3 || code == -4;
        boolean failover = DatabaseCode.REFUSED.contains(code) || DatabaseCode.INTERRUPTED.contains(code);
        return unreachable || failover || fault instanceof com.mongodb.MongoSocketException
                ? Optional.of(ProblemException.retryable(ProblemType.DATABASE_UNAVAILABLE, FAILOVER_PAUSE))
                : Optional.empty();
    }

    /** Cosmos says 16500 as the command's error or, for writes, in the write errors of a command that "succeeded". */
    public static boolean isThrottling(MongoException fault) {
        boolean inBulk = fault instanceof com.mongodb.MongoBulkWriteException bulk
                && bulk.getWriteErrors().stream().anyMatch(error -> isThrottling(error.getCode()));
        return inBulk || isThrottling(fault.getCode());
    }

    /** Whether this code of an error, or of one of many write errors, is that of throttling. */
    public static boolean isThrottling(int code) {
        return code == DatabaseCode.REQUEST_RATE_TOO_LARGE;
    }

    /** How long a throttling database asks to wait; the longest, if it says so several times. */
    public static Optional<Duration> findRetryAfter(MongoException fault) {
        return RETRY_AFTER
                .matcher(String.valueOf(fault.getMessage()))
                .results()
                .map(wait -> Duration.ofMillis(Long.parseLong(wait.group(1))))
                .max(Comparator.naturalOrder());
    }
}
