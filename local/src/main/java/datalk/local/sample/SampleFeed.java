package datalk.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends sample data into a running Datalk through its own import, as any client would. */
final class SampleFeed implements AutoCloseable {
    /** The header by which {@link SampleGate} knows the sender. */
    static final String PASS = "x-datalk-sample-pass";

    private static final String FUNCTION_KEY = "x-functions-key";
    private static final int TAKEN = 200;
    private static final int REFUSED = 400;
    private static final int ROWS_PER_CHUNK = 1_000;
    private static final int SENDERS = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String ALL_ROWS_TAKEN = "\"rejected\":[]";
    private final URI datalk;
    private final String pass;
    private final Optional<String> key;
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * A feed of the Datalk that serves at {@code datalk}, a URI without a path.
     *
     * @param key the function key, where one is asked for
     */
    SampleFeed(URI datalk, String pass, Optional<String> key) {
        this.datalk = datalk;
        this.pass = pass;
        this.key = key;
    }

    /** Sends all tables; the chunks of one table go side by side, the tables one after the other. */
    void send(SampleData data) {
        for (CsvTable table : data.tables()) {
            URI imports = datalk.resolve("/api/imports/" + table.name());
            List<CompletableFuture<Void>> chunks = table.chunks(ROWS_PER_CHUNK).stream()
                    .map(chunk -> CompletableFuture.runAsync(() -> send(imports, chunk), senders))
                    .toList();
            join(chunks);
        }
    }

    /** Whether an import refuses a file for its first line alone, as it would the whole of it. */
    boolean isRefused(String imports, String firstLine) {
        return ask(request(datalk.resolve(imports), firstLine)).statusCode() == REFUSED;
    }

    private static void join(List<CompletableFuture<Void>> chunks) {
        try {
            chunks.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    private void send(URI imports, String chunk) {
        HttpResponse<String> response = ask(request(imports, chunk));
        if (response.statusCode() != TAKEN) {
            throw new IllegalStateException(imports + " answered " + response.statusCode() + ": " + response.body());
        }
        if (!response.body().contains(ALL_ROWS_TAKEN)) {
            throw new IllegalStateException("Sample rows were rejected by " + imports + ": " + response.body());
        }
    }

    private HttpRequest request(URI imports, String csv) {
        HttpRequest.Builder request = HttpRequest.newBuilder(imports)
                .header("Content-Type", "text/csv")
                .header(PASS, pass)
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(csv));
        key.ifPresent(value -> request.header(FUNCTION_KEY, value));
        return request.build();
    }

    private HttpResponse<String> ask(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    @Override
    public void close() {
        senders.shutdown();
    }
}
