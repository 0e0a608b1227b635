package datalk.azure;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.HealthAggregator;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Whether the app runs, and whether it can work: Micronaut's endpoint, except that {@code /health} is about liveness
 * alone and tells no details. A database that is away is no reason to restart the app, and the door is open to all.
 */
@Endpoint(value = HealthEndpoint.NAME, defaultSensitive = HealthEndpoint.DEFAULT_SENSITIVE)
@Replaces(HealthEndpoint.class)
class ProbeEndpoint extends HealthEndpoint {
    private final HealthAggregator<HealthResult> aggregator;
    private final HealthIndicator[] alive;

    ProbeEndpoint(
            HealthAggregator<HealthResult> aggregator,
            HealthIndicator[] indicators,
            @Liveness HealthIndicator[] alive) {
        super(aggregator, indicators, alive);
        this.aggregator = aggregator;
        this.alive = alive;
    }

    /** The app runs: 503 if it has to be restarted. */
    @Override
    @Read
    public Mono<HealthResult> getHealth(@Nullable Principal caller) {
        return Mono.from(aggregator.aggregate(alive, HealthLevelOfDetail.STATUS));
    }

    /** What the app needs is there, and what it can do without; 503 while something that it needs is not. */
    @Override
    @Read
    public Mono<HealthResult> getHealth(@Nullable Principal caller, @Selector HealthCheckType selector) {
        return selector == HealthCheckType.LIVENESS ? getHealth(caller) : Mono.from(super.getHealth(caller, selector));
    }
}
