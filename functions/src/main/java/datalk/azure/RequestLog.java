package datalk.azure;

import io.micronaut.azure.function.http.AzureFunctionHttpRequest;
import io.micronaut.http.BasicHttpAttributes;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line per request, written when it is closed, and the request's id in the logging context until then.
 *
 * <p>{@code request_id=7d0c method=GET route=/api/stores/{id} status=200 duration_ms=4}. Nothing a caller wrote is in
 * it but an id of harmless characters: the route is the controller's template, without values, query or body.
 */
record RequestLog(AzureFunctionHttpRequest<?> exchange, String requestId, long startedAt) implements AutoCloseable {
    static final String ID_HEADER = "x-request-id";

    /** Where every other line of the same request finds the id. */
    static final String ID_KEY = "request_id";

    private static final Logger LOG = LoggerFactory.getLogger("datalk.request");
    private static final Pattern HARMLESS_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * Takes the caller's id if it is harmless, else the invocation's, by which the host's own logs know the request.
     */
    static RequestLog open(AzureFunctionHttpRequest<?> exchange, String invocationId) {
        String givenId = exchange.getHeaders().get(ID_HEADER);
        String requestId = givenId != null && HARMLESS_ID.matcher(givenId).matches() ? givenId : invocationId;
        MDC.put(ID_KEY, requestId);
        return new RequestLog(exchange, requestId, System.nanoTime());
    }

    @Override
    public void close() {
        LOG.info(
                "request_id={} method={} route={} status={} duration_ms={}",
                requestId,
                exchange.getMethod(),
                BasicHttpAttributes.getUriTemplate(exchange).orElse("none"),
                exchange.getResponse().code(),
                (System.nanoTime() - startedAt) / NANOS_PER_MILLI);
        MDC.remove(ID_KEY);
    }
}
