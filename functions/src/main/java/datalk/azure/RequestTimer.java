package datalk.azure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.TimeUnit;

/** Times requests by method, route and status: the controller's template stands for the path, so no value is kept. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = Metrics.SWITCH, value = StringUtils.TRUE)
class RequestTimer {
    private static final String STARTED_AT = "datalk.started-at";

    private final MeterRegistry registry;

    RequestTimer(MeterRegistry registry) {
        this.registry = registry;
    }

    @RequestFilter
    void start(HttpRequest<?> request) {
        request.setAttribute(STARTED_AT, System.nanoTime());
    }

    @ResponseFilter
    void stop(HttpRequest<?> request, HttpResponse<?> response) {
        long startedAt = request.getAttribute(STARTED_AT, Long.class).orElseGet(System::nanoTime);
        registry.timer(
                        "http.server.requests",
                        "method",
                        request.getMethodName(),
                        "route",
                        BasicHttpAttributes.getUriTemplate(request).orElse("none"),
                        "status",
                        String.valueOf(response.code()))
                .record(System.nanoTime() - startedAt, TimeUnit.NANOSECONDS);
    }
}
