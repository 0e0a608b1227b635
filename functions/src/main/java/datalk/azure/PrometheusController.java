package datalk.azure;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Figures for a Prometheus inside the network. Only where {@code datalk.prometheus.enabled} is true. */
@Controller("/prometheus")
@Requires(property = Metrics.SWITCH, value = StringUtils.TRUE)
class PrometheusController {
    private final PrometheusMeterRegistry registry;

    PrometheusController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Get(produces = MediaType.TEXT_PLAIN)
    String scrape() {
        return registry.scrape();
    }
}
