package datalk.llm;

import datalk.llm.ModelUnavailableException.Why;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaModels;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.List;

/**
 * A model that Ollama runs.
 *
 * <p>The same prompt gets the same reply as far as Ollama can promise it: temperature 0, a fixed seed, no thinking. The
 * model stays in memory between questions.
 */
final class OllamaModel implements LanguageModel {
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int FOR_EVER = -1;

    private final OllamaConfig config;
    private final JdkTransport transport;

    OllamaModel(OllamaConfig config, JdkTransport transport) {
        this.config = config;
        this.transport = transport;
    }

    @Override
    public String name() {
        return config.modelName();
    }

    @Override
    public Duration patience() {
        return config.timeout();
    }

    @Override
    public ModelReply reply(ModelPrompt prompt, Duration patience) {
        try {
            return read(client(patience).chat(request(prompt)));
        } catch (ModelUnavailableException unavailable) {
            throw unavailable;
        } catch (TimeoutException slow) {
            throw new ModelUnavailableException(Why.TOO_SLOW, slow);
        } catch (RuntimeException failed) {
            throw new ModelUnavailableException(why(failed), failed);
        }
    }

    /** LangChain4j wraps what the transport throws. */
    private static Why why(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ModelUnavailableException unavailable) {
                return unavailable.why();
            }
            if (cause instanceof HttpException) {
                return Why.SERVER_ERROR;
            }
        }
        return Why.UNREADABLE;
    }

    /** One a call: it holds nothing but its settings, and this one's deadline. */
    private OllamaChatModel client(Duration patience) {
        return OllamaChatModel.builder()
                .httpClientBuilder(transport.within(patience))
                .baseUrl(config.baseUrl().toString())
                .timeout(patience)
                .modelName(config.modelName())
                .maxRetries(0)
                .build();
    }

    private ChatRequest request(ModelPrompt prompt) {
        JsonSchema schema = JsonSchema.builder()
                .name("draft")
                .rootElement(JsonRawSchema.from(prompt.schema()))
                .build();
        return ChatRequest.builder()
                .messages(List.of(SystemMessage.from(prompt.rules()), UserMessage.from(prompt.question())))
                .parameters(OllamaChatRequestParameters.builder()
                        .temperature(0.0)
                        .seed(config.seed())
                        .numCtx(config.numCtx())
                        .maxOutputTokens(config.numPredict())
                        .think(false)
                        .keepAlive(FOR_EVER)
                        .responseFormat(ResponseFormat.builder()
                                .type(ResponseFormatType.JSON)
                                .jsonSchema(schema)
                                .build())
                        .build())
                .build();
    }

    /** A reply that was cut off would be cut off again: it is not worth a second call. */
    private static ModelReply read(ChatResponse response) {
        String text = response.aiMessage().text();
        if (text == null || text.isBlank() || response.finishReason() == FinishReason.LENGTH) {
            throw new ModelUnavailableException(Why.UNREADABLE);
        }
        TokenUsage usage = response.tokenUsage();
        return new ModelReply(text, count(usage.inputTokenCount()), count(usage.outputTokenCount()));
    }

    private static int count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    @Override
    public ModelState state() {
        try {
            OllamaModels models = OllamaModels.builder()
                    .httpClientBuilder(transport.within(GLANCE))
                    .baseUrl(config.baseUrl().toString())
                    .timeout(GLANCE)
                    .maxRetries(0)
                    .build();
            boolean loaded = models.runningModels().content().stream()
                    .anyMatch(running -> config.modelName().equals(running.getName())
                            || (config.modelName() + ":latest").equals(running.getName()));
            return loaded ? ModelState.LOADED : ModelState.NOT_LOADED;
        } catch (LangChain4jException | ModelUnavailableException away) {
            return ModelState.DOWN;
        }
    }
}
