package datalk.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;

/** Hands what our rooms and the database driver throw to the {@link ProblemProcessor}. */
@Singleton
final class ProblemHandler implements ExceptionHandler<RuntimeException, HttpResponse<?>> {
    private final ProblemProcessor processor;

    ProblemHandler(ProblemProcessor processor) {
        this.processor = processor;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, RuntimeException exception) {
        ErrorContext context = ErrorContext.builder(request).cause(exception).build();
        return processor.processResponse(context, HttpResponse.serverError());
    }
}
