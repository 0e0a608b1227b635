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

/** The door to everything under {@code /api}: opened with a function key. */
public final class ApiFunction {
    private final Supplier<FunctionDoor> door;

    /** Opens onto the application that both functions share. */
    public ApiFunction() {
        this(SharedApplication::door);
        SharedApplication.door();
    }

    /** Opens onto an application that runs already. */
    public ApiFunction(ApplicationContext application) {
        this(doorTo(application));
    }

    private ApiFunction(Supplier<FunctionDoor> door) {
        this.door = door;
    }

    private static Supplier<FunctionDoor> doorTo(ApplicationContext application) {
        FunctionDoor door = new FunctionDoor(application);
        return () -> door;
    }

    /** Hands the request to the controllers. */
    @FunctionName("api")
    public HttpResponseMessage handle(
            @HttpTrigger(
                            name = "request",
                            route = "api/{*path}",
                            methods = {
                                HttpMethod.GET,
                                HttpMethod.HEAD,
                                HttpMethod.POST,
                                HttpMethod.PUT,
                                HttpMethod.PATCH,
                                HttpMethod.DELETE,
                                HttpMethod.OPTIONS
                            },
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return door.get().answer(request, context);
    }
}
