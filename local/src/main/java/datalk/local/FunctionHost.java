package datalk.local;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.servlet.http.server.HttpHandlerPath;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.stream.Stream;

/**
 * Stands in for the Functions host on this machine: takes an HTTP request to the function whose trigger claims it.
 *
 * <p>So tests and the local run go through the same doors as a deployment. It reads the functions' own annotations, and
 * knows two kinds of route: {@code prefix/{*path}}, and {@code {*path}} for the rest. Keys are not asked for, as with
 * the Core Tools, unless {@code datalk.function-key} names one; then as in a deployment.
 */
@Singleton
final class FunctionHost implements HttpHandlerPath, HttpHandler {
    /** The property that names the key, where one is to be asked for. */
    static final String KEY = "datalk.function-key";

    private static final List<String> FUNCTION_CLASSES =
            List.of("datalk.azure.ApiFunction", "datalk.azure.SiteFunction");
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;
    private static final int NO_BODY = -1;

    private final List<Function> functions;
    private final Optional<String> key;

    FunctionHost(ApplicationContext application) {
        key = application.getProperty(KEY, String.class);
        functions = FUNCTION_CLASSES.stream()
                .map(name -> Function.load(name, application))
                .toList();
    }

    @Override
    public String getPath() {
        return "/";
    }

    @Override
    public HttpHandler getHttpHandler() {
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Function> function =
                    functions.stream().filter(each -> each.claims(exchange)).findFirst();
            if (function.isEmpty()) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
                return;
            }
            if (function.get().isLocked() && !hasKey(exchange)) {
                exchange.sendResponseHeaders(UNAUTHORIZED, NO_BODY);
                return;
            }
            write(function.get().invoke(LocalRequest.read(exchange)), exchange);
        }
    }

    private boolean hasKey(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("x-functions-key");
        return key.isEmpty() || key.get().equals(given);
    }

    private static void write(HttpResponseMessage answer, HttpExchange exchange) throws IOException {
        LocalResponse response = (LocalResponse) answer;
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().remove("Content-Length"); // the server counts for itself
        byte[] body = bytes(response.getBody());
        if (body.length == 0 || "HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(response.getStatusCode(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(response.getStatusCode(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(Object body) {
        if (body == null) {
            return new byte[0];
        }
        return body instanceof byte[] binary ? binary : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A method with an HTTP trigger, and the object to call it on.
     *
     * @param prefix what the path must begin with: {@code /api/} for the route {@code api/{*path}}, {@code /} for all
     * @param isLocked whether it wants a key
     */
    private record Function(
            Object door, Method method, String name, String prefix, List<HttpMethod> methods, boolean isLocked) {
        private static final String REST_OF_PATH = "{*path}";

        static Function load(String className, ApplicationContext application) {
            try {
                Class<?> type = Class.forName(className, true, application.getClassLoader());
                Method method = Stream.of(type.getMethods())
                        .filter(each -> each.isAnnotationPresent(FunctionName.class))
                        .findFirst()
                        .orElseThrow();
                HttpTrigger trigger = method.getParameters()[0].getAnnotation(HttpTrigger.class);
                return new Function(
                        type.getConstructor(ApplicationContext.class).newInstance(application),
                        method,
                        method.getAnnotation(FunctionName.class).value(),
                        "/" + trigger.route().replace(REST_OF_PATH, ""),
                        Arrays.asList(trigger.methods()),
                        trigger.authLevel() != AuthorizationLevel.ANONYMOUS);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot load the function " + className, e);
            }
        }

        /** As the host decides: by the decoded path, in any case. */
        boolean claims(HttpExchange exchange) {
            String path = exchange.getRequestURI().getPath().toLowerCase(Locale.ROOT) + "/";
            return path.startsWith(prefix)
                    && methods.stream().anyMatch(each -> each.name().equals(exchange.getRequestMethod()));
        }

        HttpResponseMessage invoke(HttpRequestMessage<Optional<String>> request) {
            LocalExecution execution =
                    new LocalExecution(name, UUID.randomUUID().toString());
            try {
                return (HttpResponseMessage) method.invoke(door, request, execution);
            } catch (ReflectiveOperationException broken) {
                execution.getLogger().log(Level.SEVERE, "the function threw", broken); // seen nowhere else
                return new LocalResponse(SERVER_ERROR, Map.of(), null);
            }
        }
    }
}
