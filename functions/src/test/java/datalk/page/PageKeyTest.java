package datalk.page;

import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The page where the app is behind a key, as it is when deployed. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "page")
@Property(name = "datalk.function-key", value = PageKeyTest.KEY)
class PageKeyTest {
    static final String KEY = "key-of-this-test";

    @Inject
    EmbeddedServer server;

    @Test
    void asksForTheKeyInABrowser() throws Exception {
        BrowserTests.pass("key", server.getURI(), KEY);
    }
}
