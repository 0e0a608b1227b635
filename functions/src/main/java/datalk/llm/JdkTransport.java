package datalk.llm;

import datalk.llm.ModelUnavailableException.Why;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * HTTP to a model, over the JDK's client.
 *
 * <p>A reply has one deadline from the first packet to the last byte, may not be larger than a draft can be, and has to
 * be JSON. A connection that cannot be opened is tried once more, to wherever the name leads then: nothing has been
 * sent yet, so nothing is asked twice.
 */
final class JdkTransport {
    /** Many times the longest draft. */
    private static final int LARGEST_REPLY = 64 * 1024;

    private static final String JSON = "application/json";

    static {
        // Connections of a container group that has moved never answer: do not hold them for the JDK's 20 minutes.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        }
    }

    private final HttpClient client;

    JdkTransport(Duration connectTimeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // the only one that Ollama speaks
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** A client of LangChain4j's kind for calls that end within {@code patience}. */
    HttpClientBuilder within(Duration patience) {
        return new Bounded(this, System.nanoTime() + patience.toNanos());
    }

    private SuccessfulHttpResponse execute(HttpRequest request, long deadline) {
        URI uri = URI.create(request.url());
        HttpResponse<byte[]> response;
        try {
            response = send(request, uri, deadline);
        } catch (ConnectException unopened) {
            response = sendOnceMore(request, FreshName.of(uri), deadline);
        }
        return read(response);
    }

    private HttpResponse<byte[]> sendOnceMore(HttpRequest request, URI uri, long deadline) {
        try {
            return send(request, uri, deadline);
        } catch (ConnectException unopened) {
            throw new ModelUnavailableException(Why.UNREACHABLE, unopened);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request, URI uri, long deadline) throws ConnectException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(jdk(request, uri), any -> new BoundedBody(LARGEST_REPLY));
        try {
            return sent.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            sent.cancel(true);
            throw new ModelUnavailableException(Why.TOO_SLOW, late);
        } catch (InterruptedException stopped) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new ModelUnavailableException(Why.TOO_SLOW, stopped);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private static ModelUnavailableException failure(Throwable cause) throws ConnectException {
        if (cause instanceof ConnectException unopened) {
            throw unopened;
        }
        if (cause instanceof HttpConnectTimeoutException silent) {
            ConnectException unopened = new ConnectException(silent.getMessage());
            unopened.initCause(silent);
            throw unopened;
        }
        boolean tooLarge = cause instanceof BoundedBody.TooLargeException;
        return new ModelUnavailableException(tooLarge ? Why.UNREADABLE : Why.UNREACHABLE, cause);
    }

    private static java.net.http.HttpRequest jdk(HttpRequest request, URI uri) {
        java.net.http.HttpRequest.Builder built = java.net.http.HttpRequest.newBuilder(uri);
        request.headers().forEach((name, values) -> values.forEach(value -> built.header(name, value)));
        String body = request.body();
        return built.method(
                        request.method().name(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(untruncated(body)))
                .build();
    }

    /** LangChain4j has no setting for it: a prompt that is too long shall be an error, and not lose its beginning. */
    private static String untruncated(String body) {
        return body.replaceFirst("\\{", "{\"truncate\":false,");
    }

    private static SuccessfulHttpResponse read(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new HttpException(response.statusCode(), "the model's server answered " + response.statusCode());
        }
        String type = response.headers().firstValue("content-type").orElse("");
        if (!type.startsWith(JSON)) {
            throw new ModelUnavailableException(Why.UNREADABLE);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(new String(response.body(), StandardCharsets.UTF_8))
                .build();
    }

    /** As LangChain4j wants it; the deadline is the call's own, not one for each read. */
    private record Bounded(JdkTransport transport, long deadline)
            implements HttpClientBuilder, dev.langchain4j.http.client.HttpClient {
        @Override
        public Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public dev.langchain4j.http.client.HttpClient build() {
            return this;
        }

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            return transport.execute(request, deadline);
        }

        @Override
        public void execute(
                HttpRequest request,
                dev.langchain4j.http.client.sse.ServerSentEventParser parser,
                dev.langchain4j.http.client.sse.ServerSentEventListener listener) {
            throw new UnsupportedOperationException("a draft is read when it is whole");
        }
    }
}
