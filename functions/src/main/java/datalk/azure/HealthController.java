package datalk.azure;

import com.fasterxml.jackson.annotation.JsonInclude;
import datalk.health.HealthCheck;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the app runs, and whether it can work. For probes: open to all, so it names nothing that is secret. */
@Controller("/health")
class HealthController {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final BeanProvider<HealthCheck> checks;

    HealthController(BeanProvider<HealthCheck> checks) {
        this.checks = checks;
    }

    /** The app runs. Looks at nothing else: a dead database is no reason to restart the app. */
    @Get(produces = MediaType.APPLICATION_JSON)
    String live() {
        return "{\"status\":\"UP\"}";
    }

    /** What the app needs is there; 503 while something that is required is not. */
    @Get("/readiness")
    HttpResponse<Readiness> ready() {
        Map<String, String> states = new TreeMap<>();
        Map<String, List<String>> details = new TreeMap<>();
        boolean ready = true;
        for (HealthCheck check : checks) {
            HealthCheck.State state = check.check();
            states.put(check.name(), word(state.isUp()));
            if (!state.details().isEmpty()) {
                details.put(check.name(), state.details());
            }
            ready &= state.isUp() || !check.isRequired();
        }
        return HttpResponse.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Readiness(word(ready), states, details));
    }

    private static String word(boolean isUp) {
        return isUp ? UP : DOWN;
    }

    /** {@code {"status": "DOWN", "checks": {"database": "DOWN"}}}. */
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Readiness(String status, Map<String, String> checks, Map<String, List<String>> details) {}
}
