package datalk.local.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleFeedTest {
    private static final SampleData DATA = SampleData.until(Clock.systemUTC());
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> passes = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();
    private String report = "{\"read\":1,\"inserted\":1,\"updated\":0,\"unchanged\":0,\"rejected\":[]}";
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void startFake() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/imports/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            paths.add(path);
            passes.add(exchange.getRequestHeaders().getFirst(SampleFeed.PASS));
            keys.add(exchange.getRequestHeaders().getFirst("x-functions-key"));
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            bodies.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>()).add(body);
            answer(exchange, report);
        });
        server.start();
    }

    @AfterEach
    void stopFake() {
        server.stop(0);
    }

    @Test
    void sendsEveryRowOnceAndWhatIsReferredToFirst() {
        try (SampleFeed feed = feed()) {
            feed.send(DATA);
        }

        assertThat(paths.stream().distinct())
                .containsExactly(
                        "/api/imports/hubs",
                        "/api/imports/channels",
                        "/api/imports/stores",
                        "/api/imports/customers",
                        "/api/imports/orders");
        assertThat(bodies.get("/api/imports/orders").stream()
                        .flatMap(chunk -> chunk.lines().skip(1)))
                .containsExactlyInAnyOrderElementsOf(DATA.orders().rows());
        assertThat(passes).containsOnly("the pass");
        assertThat(keys).containsOnly("the key");
    }

    @Test
    void saysWhichRowsWereRejected() {
        report = "{\"read\":1,\"rejected\":[{\"line\":2,\"field\":\"hub_name\",\"reason\":\"blank\"}]}";

        try (SampleFeed feed = feed()) {
            assertThatThrownBy(() -> feed.send(DATA)).hasMessageContaining("hub_name");
        }
    }

    @Test
    void saysWhatWasAnsweredInsteadOfAReport() {
        status = 503;

        try (SampleFeed feed = feed()) {
            assertThatThrownBy(() -> feed.send(DATA))
                    .hasMessageStartingWith("http://localhost")
                    .hasMessageContaining("/api/imports/hubs answered 503");
        }
    }

    private SampleFeed feed() {
        return new SampleFeed(
                URI.create("http://localhost:" + server.getAddress().getPort()), "the pass", Optional.of("the key"));
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
