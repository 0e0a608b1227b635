package datalk.azure;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * Figures for a Prometheus. Only where {@code datalk.prometheus.enabled} is true: inside a network, not for the world.
 */
@Hidden
@Controller("/prometheus")
@Requires(property = PrometheusController.SWITCH, value = StringUtils.TRUE)
class PrometheusController {
    static final String SWITCH = "datalk.prometheus.enabled";

    /** The text format that every Prometheus reads. */
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    PrometheusController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Get(produces = TEXT)
    HttpResponse<String> scrape() {
        // said here, since the router would take the bare text/plain of an Accept for it
        return HttpResponse.ok(registry.scrape()).header(HttpHeaders.CONTENT_TYPE, TEXT);
    }
}
