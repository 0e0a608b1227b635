package datalk.llm;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the model where an address of one is configured, and nothing where none is. */
@Factory
@Requires(property = OllamaConfig.ADDRESS)
class OllamaFactory {

    @Singleton
    LanguageModel model(OllamaConfig config, Optional<ModelObserver> observer) {
        JdkTransport transport = new JdkTransport(config.connectTimeout());
        return new GuardedModel(
                new OllamaModel(config, transport),
                config.maxConcurrency(),
                config.rest(),
                observer.orElse(ModelObserver.NONE));
    }
}
