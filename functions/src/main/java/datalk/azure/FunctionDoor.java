package datalk.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import io.micronaut.azure.function.http.AzureFunctionHttpRequest;
import io.micronaut.azure.function.http.AzureFunctionHttpResponse;
import io.micronaut.azure.function.http.HttpRequestMessageHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.servlet.http.BodyBuilder;
import io.micronaut.servlet.http.ServletHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

/**
 * What both doors do with a request: give it to the controllers, log it, return their answer. Safe for any number of
 * threads.
 *
 * <p>In the place of {@code AzureHttpFunction}, whose every object adds two shutdown hooks that are never freed.
 */
final class FunctionDoor implements AutoCloseable {
    private static final URI NOWHERE = URI.create("/no-route");

    private final ApplicationContext application;
    private final HttpRequestMessageHandler controllers;
    private final ConversionService conversions;
    private final BinaryTypeConfiguration binaryTypes;
    private final BodyBuilder bodies;

    FunctionDoor(ApplicationContext application) {
        this.application = application;
        controllers = application.getBean(HttpRequestMessageHandler.class);
        conversions = application.getBean(ConversionService.class);
        binaryTypes = application.getBean(BinaryTypeConfiguration.class);
        bodies = application.getBean(BodyBuilder.class);
    }

    /** Closes the application behind it. */
    @Override
    public void close() {
        application.close();
    }

    HttpResponseMessage answer(HttpRequestMessage<Optional<String>> request, ExecutionContext execution) {
        return answer(exchange(NegotiatedRequest.of(request), execution));
    }

    /** Answers as where no route is, whatever the address: the controllers do not see it. */
    HttpResponseMessage answerNotFound(HttpRequestMessage<Optional<String>> request, ExecutionContext execution) {
        AzureFunctionHttpRequest<Object> exchange = exchange(NegotiatedRequest.of(request), execution);
        exchange.uri(NOWHERE);
        return answer(exchange);
    }

    private AzureFunctionHttpRequest<Object> exchange(
            HttpRequestMessage<Optional<String>> request, ExecutionContext execution) {
        return new AzureFunctionHttpRequest<>(
                request,
                new AzureFunctionHttpResponse<>(request, conversions, binaryTypes),
                execution,
                conversions,
                binaryTypes,
                bodies);
    }

    private HttpResponseMessage answer(AzureFunctionHttpRequest<Object> exchange) {
        String invocation = exchange.getExecutionContext().getInvocationId();
        try (RequestLog log = RequestLog.open(exchange, invocation)) {
            controllers.service(exchange);
            exchange.getResponse().getHeaders().remove(HttpHeaders.TRANSFER_ENCODING); // the host sets it
            exchange.getResponse().getHeaders().set(RequestLog.ID_HEADER, log.requestId());
            return answered(exchange);
        }
    }

    /** Micronaut makes text of every text type; what is compressed is handed over as it was written. */
    private static HttpResponseMessage answered(AzureFunctionHttpRequest<?> exchange) {
        HttpRequestMessage<Optional<String>> request = exchange.getNativeRequest();
        var response = exchange.getResponse();
        MutableHttpHeaders headers = response.getHeaders();
        if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            return bytes(body(response).toByteArray(), response, request);
        }
        if (!Gzip.isWorthIt(body(response).size(), headers)) {
            return response.getNativeResponse();
        }
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!Gzip.isAccepted(exchange.getHeaders())) {
            return response.getNativeResponse();
        }
        headers.set(HttpHeaders.CONTENT_ENCODING, Gzip.ENCODING);
        headers.remove(HttpHeaders.CONTENT_LENGTH); // the host counts
        return bytes(Gzip.compress(body(response).toByteArray()), response, request);
    }

    private static ByteArrayOutputStream body(ServletHttpResponse<HttpResponseMessage, ?> response) {
        try {
            return (ByteArrayOutputStream) response.getOutputStream();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static HttpResponseMessage bytes(
            byte[] body,
            ServletHttpResponse<HttpResponseMessage, ?> response,
            HttpRequestMessage<Optional<String>> request) {
        HttpResponseMessage.Builder message = request.createResponseBuilder(HttpStatusType.custom(response.code()));
        response.getHeaders().forEach((name, values) -> values.forEach(value -> message.header(name, value)));
        return message.body(body).build();
    }
}
