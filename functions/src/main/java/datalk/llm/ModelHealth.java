package datalk.llm;

import datalk.health.HealthCheck;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether the model can be asked. The app works without it, so it is reported and never awaited. */
@Singleton
@Requires(property = OllamaConfig.PREFIX + ".base-url")
class ModelHealth implements HealthCheck {
    private final LanguageModel model;

    ModelHealth(LanguageModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public State check() {
        return switch (model.state()) {
            case LOADED -> State.up();
            case NOT_LOADED -> new State(true, List.of("not loaded: the first question to it waits until it is"));
            case RESTING -> State.down("failed a moment ago; tried again in a few seconds");
            case DOWN -> State.down("does not answer");
        };
    }
}
