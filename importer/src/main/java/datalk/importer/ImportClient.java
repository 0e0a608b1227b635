package datalk.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Posts chunks to a Datalk's import.
 *
 * <p>An import can be repeated without harm, so a chunk is sent again where the server is overloaded, restarting or
 * does not answer: after the seconds it asks for, else after 1, 2, 4, … seconds.
 */
final class ImportClient {
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 6;
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI datalk;
    private final Optional<String> key;
    private final Pause pause;

    ImportClient(URI datalk, Optional<String> key, Pause pause) {
        this.datalk = datalk;
        this.key = key;
        this.pause = pause;
    }

    ImportReport send(Table table, Chunk chunk) throws ImportFailedException, InterruptedException {
        HttpRequest request = request(table, chunk);
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == OK) {
                    return JSON.readValue(response.body(), ImportReport.class);
                }
                if (attempt == ATTEMPTS || !isPassing(response.statusCode())) {
                    throw new ImportFailedException(describe(request.uri(), response));
                }
                pause.sleep(retryAfter(response).orElse(backOff(attempt)));
            } catch (JsonProcessingException e) {
                throw new ImportFailedException(request.uri() + " answered something else than an import report", e);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new ImportFailedException(
                            "No answer from " + request.uri() + ". Is Datalk running there?", e);
                }
                pause.sleep(backOff(attempt));
            }
        }
    }

    private HttpRequest request(Table table, Chunk chunk) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(table))
                .timeout(TIMEOUT)
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(chunk.text()));
        key.ifPresent(value -> request.header("x-functions-key", value));
        return request.build();
    }

    private URI address(Table table) {
        String base = datalk.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "api/imports/" + table.path());
    }

    private static boolean isPassing(int status) {
        return status == UNAVAILABLE || status == TOO_MANY_REQUESTS;
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Duration backOff(int attempt) {
        return Duration.ofSeconds(1L << (attempt - 1));
    }

    private static String describe(URI uri, HttpResponse<String> response) {
        String hint =
                switch (response.statusCode()) {
                    case 401, 403 -> " The key is missing or wrong: --key.";
                    case 404 -> " Is there a Datalk at this address: --url?";
                    case 413 -> " Send fewer rows at a time: --rows.";
                    default -> "";
                };
        return uri + " answered " + response.statusCode() + "." + hint + "\n" + response.body();
    }

    /** How to wait; tests do not. */
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }
}
