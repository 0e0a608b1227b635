package datalk.llm;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Whether the model can be asked. The app works without it, so it is reported and never awaited. */
@Singleton
@Requires(property = OllamaConfig.ADDRESS)
class ModelHealth implements HealthIndicator {
    /** Worse than up, and not down: ready all the same. */
    private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED");

    private final LanguageModel model;

    ModelHealth(LanguageModel model) {
        this.model = model;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                switch (model.state()) {
                    case LOADED -> is(HealthStatus.UP).build();
                    case NOT_LOADED ->
                        is(HealthStatus.UP)
                                .details("not loaded: the first question to it waits until it is")
                                .build();
                    case RESTING ->
                        is(DEGRADED)
                                .details("failed a moment ago; tried again in a few seconds")
                                .build();
                    case DOWN -> is(DEGRADED).details("does not answer").build();
                });
    }

    private static HealthResult.Builder is(HealthStatus status) {
        return HealthResult.builder("model", status);
    }
}
