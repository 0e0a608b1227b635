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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

    /** Whether the app runs. */
    @Override
    @Read
    @Operation(operationId = "getHealth")
    @ApiResponse(responseCode = "200", description = "It runs.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "It has to be restarted.", useReturnTypeSchema = true)
    public Mono<HealthResult> getHealth(@Nullable Principal caller) {
        return Mono.from(aggregator.aggregate(alive, HealthLevelOfDetail.STATUS));
    }

    /** Whether what the app needs is there, and what it can do without. */
    @Override
    @Read
    @Operation(operationId = "getReadiness")
    @ApiResponse(responseCode = "200", description = "It can work.", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "503",
            description = "Something that it needs is not there.",
            useReturnTypeSchema = true)
    public Mono<HealthResult> getHealth(@Nullable Principal caller, @Selector HealthCheckType selector) {
        return selector == HealthCheckType.LIVENESS ? getHealth(caller) : Mono.from(super.getHealth(caller, selector));
    }
}
