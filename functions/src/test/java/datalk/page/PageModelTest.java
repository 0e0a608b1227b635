package datalk.page;

import datalk.Mall;
import datalk.llm.FakeOllama;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page where a model helps, by the tests in {@code page/test}. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageModelTest implements TestPropertyProvider {
    /** One unknown word, taken for revenue. */
    private static final String REVENUE =
            """
            {"w1": "measure", "shape": "summary", "measure": "revenue", "statistic": "none", "group_1": "none",
             "group_2": "none", "order": "none", "subject": "none"}
            """;

    private static final int SLOW = 4_000;

    private final FakeOllama ollama = new FakeOllama();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                Mall.DATABASE,
                "page",
                "langchain4j.ollama.base-url",
                ollama.url(),
                "langchain4j.ollama.timeout",
                "20s");
    }

    @BeforeEach
    void open() {
        Mall.open(server);
        ollama.reset();
    }

    @AfterAll
    void close() {
        ollama.close();
    }

    @Test
    void confirmsWhatTheModelPlanned() throws Exception {
        ollama.says(REVENUE);

        BrowserTests.pass("confirm", server.getURI(), "");
    }

    @Test
    void givesUpOnASlowModel() throws Exception {
        ollama.takes(SLOW, REVENUE);

        BrowserTests.pass("slow", server.getURI(), "");
    }
}
