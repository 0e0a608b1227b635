package datalk.llm;

import datalk.llm.ModelUnavailableException.Why;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Counts and times the calls of a model, where figures are asked for. */
@Singleton
@RequiresMetrics
@Requires(property = OllamaConfig.ADDRESS)
class ModelMetrics implements ModelObserver {
    private final MeterRegistry registry;

    ModelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void watches(BooleanSupplier resting) {
        Gauge.builder("datalk.model.resting", resting, each -> each.getAsBoolean() ? 1 : 0)
                .description("Whether the model is left alone for a while")
                .strongReference(true) // nobody else holds it, and what is collected reads NaN
                .register(registry);
    }

    @Override
    public void called(String model, Duration took, Optional<ModelReply> reply, Optional<Why> failure) {
        Timer.builder("datalk.model.calls")
                .description("Calls of the language model by how they ended")
                .tags(
                        "model",
                        model,
                        "outcome",
                        failure.map(why -> why.name().toLowerCase(Locale.ROOT)).orElse("replied"))
                .register(registry)
                .record(took);
        reply.ifPresent(said -> {
            count("read", said.promptTokens());
            count("written", said.outputTokens());
        });
    }

    private void count(String direction, int tokens) {
        registry.counter("datalk.model.tokens", "direction", direction).increment(tokens);
    }
}
