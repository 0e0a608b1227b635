package datalk.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers imports over real HTTP: with what was queued, then with a report that takes every row. */
final class FakeDatalk implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Answer> queued = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    FakeDatalk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void willAnswer(int status, String body, Map<String, String> headers) {
        queued.add(new Answer(status, body, headers));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getOrDefault("x-functions-key", List.of()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            requests.add(request);
            Answer answer = queued.isEmpty() ? request.allTaken() : queued.remove();
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Request(String call, String contentType, List<String> keys, String body) {
        private Answer allTaken() {
            long rows = body.lines().count() - 1;
            String report = "{\"read\":%d,\"inserted\":%d,\"updated\":0,\"unchanged\":0,\"rejected\":[]}";
            return new Answer(200, report.formatted(rows, rows), Collections.emptyMap());
        }
    }

    private record Answer(int status, String body, Map<String, String> headers) {}
}
