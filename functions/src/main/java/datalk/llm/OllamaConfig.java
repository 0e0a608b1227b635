package datalk.llm;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * Which model answers, and how long it may take; under the keys that Micronaut's own module for LangChain4j has.
 * Without an address there is no model, and no class of it is loaded.
 *
 * @param baseUrl where Ollama is: {@code http://ollama:11434}
 * @param modelName as {@code ollama list} shows it
 * @param timeout how long one question may wait for the model, all calls together
 * @param connectTimeout how long a connection may take to open
 * @param numCtx how many tokens the model may hold: instructions, question and reply
 * @param numPredict the longest reply, in tokens
 * @param seed the same for every call, so that the same question gets the same draft
 * @param maxConcurrency how many calls this instance sends at once; more are refused, not queued
 * @param rest how long a model that fails is left alone
 */
@ConfigurationProperties(OllamaConfig.PREFIX)
@Requires(property = OllamaConfig.ADDRESS)
public record OllamaConfig(
        URI baseUrl,
        @Bindable(defaultValue = "qwen3:4b-instruct") String modelName,
        @Bindable(defaultValue = "60s") Duration timeout,
        @Bindable(defaultValue = "2s") Duration connectTimeout,
        @Bindable(defaultValue = "4096") int numCtx,
        @Bindable(defaultValue = "200") int numPredict,
        @Bindable(defaultValue = "7") int seed,
        @Bindable(defaultValue = "2") int maxConcurrency,
        @Bindable(defaultValue = "5s") Duration rest) {
    static final String PREFIX = "langchain4j.ollama";

    /** The setting without which there is no model. */
    public static final String ADDRESS = PREFIX + ".base-url";
}
