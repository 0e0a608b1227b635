package datalk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Runs browser tests against a running Datalk. They are written in JavaScript, beside the page. */
final class BrowserTests {
    private BrowserTests() {}

    /** Fails, with what they print, unless all tests of {@code page/test/<name>.test.mjs} pass. */
    static void pass(String name, URI datalk, String key) throws IOException, InterruptedException {
        ProcessBuilder node =
                new ProcessBuilder("node", "--test", "--test-reporter=spec", "../page/test/" + name + ".test.mjs");
        node.environment().put("DATALK_URL", datalk.toString());
        node.environment().put("DATALK_KEY", key);
        Process running = node.redirectErrorStream(true).start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(printed).isZero();
    }
}
