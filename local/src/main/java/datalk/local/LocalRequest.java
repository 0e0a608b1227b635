package datalk.local;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request in the form a function sees it: header names in lower case, repeated values joined by commas, text body.
 */
public record LocalRequest(
        HttpMethod method, URI uri, Map<String, String> headers, Map<String, String> parameters, Optional<String> body)
        implements HttpRequestMessage<Optional<String>> {

    /** A request without headers, such as {@code GET http://localhost/health}. */
    public static LocalRequest get(String uri) {
        URI parsed = URI.create(uri);
        return new LocalRequest(HttpMethod.GET, parsed, Map.of(), parameters(parsed.getRawQuery()), Optional.empty());
    }

    static LocalRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new LocalRequest(
                HttpMethod.value(exchange.getRequestMethod()),
                URI.create("http://" + headers.getOrDefault("host", "localhost") + exchange.getRequestURI()),
                headers,
                parameters(exchange.getRequestURI().getRawQuery()),
                body.isEmpty() ? Optional.empty() : Optional.of(body));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                String value = parts.length == 2 ? decode(parts[1]) : "";
                parameters.merge(decode(parts[0]), value, (first, next) -> first + "," + next);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public HttpMethod getHttpMethod() {
        return method;
    }

    @Override
    public Map<String, String> getHeaders() {
        return headers;
    }

    @Override
    public Map<String, String> getQueryParameters() {
        return parameters;
    }

    @Override
    public Optional<String> getBody() {
        return body;
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return new LocalResponse.Builder(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return new LocalResponse.Builder(status);
    }
}
