package datalk.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.micronaut.context.ApplicationContext;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The door to everything that is not under {@code /api}: the page, its documentation, the health checks. Open to all.
 *
 * <p>So it must never lead to {@code /api}, however the path is written. It takes plain paths only: no escapes, no
 * empty or dotted segments, and no first segment {@code api} in any case. It takes every method, so that what is not
 * allowed is answered as such, and not by the host without a word.
 */
public final class SiteFunction {
    private static final Pattern PLAIN_PATH = Pattern.compile(
            "/(?!api(?:[/.]|$))(?:[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-][a-z0-9._-]*)?", Pattern.CASE_INSENSITIVE);

    private final Supplier<FunctionDoor> door;

    /** Opens onto the application that both functions share. */
    public SiteFunction() {
        this(SharedApplication::door);
        SharedApplication.door();
    }

    /** Opens onto an application that runs already. */
    public SiteFunction(ApplicationContext application) {
        this(doorTo(application));
    }

    private SiteFunction(Supplier<FunctionDoor> door) {
        this.door = door;
    }

    private static Supplier<FunctionDoor> doorTo(ApplicationContext application) {
        FunctionDoor door = new FunctionDoor(application);
        return () -> door;
    }

    /** Hands the request to the controllers and static resources, unless its path could mean {@code /api}. */
    @FunctionName("site")
    public HttpResponseMessage handle(
            @HttpTrigger(
                            name = "request",
                            route = "{*path}",
                            methods = {
                                HttpMethod.GET,
                                HttpMethod.HEAD,
                                HttpMethod.POST,
                                HttpMethod.PUT,
                                HttpMethod.PATCH,
                                HttpMethod.DELETE,
                                HttpMethod.OPTIONS
                            },
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return isPlain(request.getUri().getRawPath())
                ? door.get().answer(request, context)
                : door.get().answerNotFound(request, context);
    }

    private static boolean isPlain(String path) {
        return path == null || path.isEmpty() || PLAIN_PATH.matcher(path).matches();
    }
}
