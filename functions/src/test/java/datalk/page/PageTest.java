package datalk.page;

import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, by the tests in {@code page/test}. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "page")
class PageTest {
    @Inject
    EmbeddedServer server;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ask", "operate", "access"})
    void doesInABrowserWhatItPromises(String tests) throws Exception {
        Mall.open(server);

        BrowserTests.pass(tests, server.getURI(), "");
    }
}
