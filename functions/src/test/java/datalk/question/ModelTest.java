package datalk.question;

import datalk.Http;
import datalk.Mall;
import datalk.llm.FakeOllama;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What tests of questions with a model have in common: the mall, and an Ollama that says what it is told to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ModelTest implements TestPropertyProvider {
    final FakeOllama ollama = new FakeOllama();

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    Http http;
    Asker asker;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(Map.of(
                Mall.DATABASE,
                "mall",
                "langchain4j.ollama.base-url",
                ollama.url(),
                "langchain4j.ollama.timeout",
                "30s",
                "langchain4j.ollama.rest",
                "1ms"));
        return properties;
    }

    @BeforeEach
    void open() {
        http = Mall.open(server);
        asker = new Asker(http, json);
        ollama.reset();
    }

    @AfterAll
    void close() {
        ollama.close();
    }
}
