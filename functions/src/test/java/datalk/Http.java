package datalk;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Sends requests to the server under test, as any caller would: over HTTP, through the function door.
 *
 * <p>Example: {@code http.post("/api/hubs", "{…}").statusCode()}.
 */
public final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One for all: with hundreds of clients' connections idle, the server closes more as soon as they are answered. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI root;

    public Http(EmbeddedServer server) {
        this.root = server.getURI();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, with(headers, "Content-Type", "application/json"));
    }

    /** Sends JSON. */
    public HttpResponse<String> put(String path, String json, String... headers) {
        return send("PUT", path, json, with(headers, "Content-Type", "application/json"));
    }

    /** Sends a JSON Merge Patch. */
    public HttpResponse<String> patch(String path, String json, String... headers) {
        return send("PATCH", path, json, with(headers, "Content-Type", "application/merge-patch+json"));
    }

    /** Sends a CSV file. */
    public HttpResponse<String> postCsv(String path, String csv, String... headers) {
        return send("POST", path, csv, with(headers, "Content-Type", "text/csv"));
    }

    /** Sends anything; headers are names and values in turn, a null body is none. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A header of an answer, which has to have it. */
    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("no header " + name));
    }

    /** The entity tag of an answer, for {@code If-Match} and {@code If-None-Match}. */
    public static String etag(HttpResponse<?> response) {
        return header(response, "ETag");
    }

    /** Fills {@code {name}} places of a text. */
    public static String filled(String template, Map<String, ?> values) {
        String text = template;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", String.valueOf(value.getValue()));
        }
        return text;
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }
}
