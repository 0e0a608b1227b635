package datalk.azure;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request whose types are said as the router understands them.
 *
 * <p>It would compare the names of types alone, without wildcards like {@code application/*} and without {@code q=0},
 * and send what the caller wrote, parameters and all, as the type of the answer: in the encoding asked for, or in words
 * that mean nothing. So {@code Accept} becomes the list of those of our types that the caller takes. Likewise the body:
 * the host hands it over as text, decoded as UTF-8, whatever encoding {@code Content-Type} says.
 */
record NegotiatedRequest(HttpRequestMessage<Optional<String>> given, Map<String, String> headers)
        implements HttpRequestMessage<Optional<String>> {
    /** What our routes produce; a type that is not among them would be refused to all who ask for it by name. */
    static final List<String> TYPES = List.of(
            "application/json",
            "text/csv",
            "text/html",
            "text/css",
            "text/javascript",
            "text/plain",
            "image/svg+xml",
            "application/yaml");

    private static final String ACCEPT = "accept";
    private static final String ANY = "*/*";
    private static final String CONTENT_TYPE = "content-type";

    /** A type that no route produces or reads: the router then refuses as it does others. */
    private static final String NONE_OF_OURS = "none/none";

    static NegotiatedRequest of(HttpRequestMessage<Optional<String>> given) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(given.getHeaders());
        headers.computeIfPresent(ACCEPT, (name, ranges) -> ranges.equals(ANY) ? ANY : ours(Accepted.of(ranges)));
        headers.computeIfPresent(CONTENT_TYPE, (name, type) -> bare(type));
        return new NegotiatedRequest(given, headers);
    }

    /** Of what is no type at all, the router would think that none was sent. */
    private static String bare(String type) {
        String bare = type.split(";", 2)[0].strip();
        return bare.isEmpty() || bare.indexOf('/') > 0 ? bare : NONE_OF_OURS;
    }

    private static String ours(Accepted accepted) {
        String ours = TYPES.stream().filter(type -> takes(accepted, type)).collect(Collectors.joining(","));
        return ours.isEmpty() && !accepted.isEmpty() ? NONE_OF_OURS : ours;
    }

    private static boolean takes(Accepted accepted, String type) {
        return accepted.takes(type, type.substring(0, type.indexOf('/')) + "/*", ANY, "*");
    }

    @Override
    public Map<String, String> getHeaders() {
        return headers;
    }

    @Override
    public URI getUri() {
        return given.getUri();
    }

    @Override
    public HttpMethod getHttpMethod() {
        return given.getHttpMethod();
    }

    @Override
    public Map<String, String> getQueryParameters() {
        return given.getQueryParameters();
    }

    @Override
    public Optional<String> getBody() {
        return given.getBody();
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return given.createResponseBuilder(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return given.createResponseBuilder(status);
    }
}
