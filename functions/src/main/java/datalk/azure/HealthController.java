package datalk.azure;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/** Whether the app runs, and whether it can work. For probes: open to all, so it names nothing that is secret. */
@Controller("/health")
class HealthController {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final DatabaseConnection database;

    HealthController(DatabaseConnection database) {
        this.database = database;
    }

    /** The app runs. Looks at nothing else: a dead database is no reason to restart the app. */
    @Get(produces = MediaType.APPLICATION_JSON)
    String live() {
        return "{\"status\":\"UP\"}";
    }

    /** What the app needs is there; 503 while something is not. */
    @Get("/readiness")
    HttpResponse<Readiness> ready() {
        String databaseStatus = database.answers() ? UP : DOWN;
        Readiness readiness = new Readiness(databaseStatus, Map.of("database", databaseStatus));
        return HttpResponse.status(readiness.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(readiness);
    }

    /** {@code {"status": "DOWN", "checks": {"database": "DOWN"}}}. */
    @Serdeable.Serializable
    record Readiness(String status, Map<String, String> checks) {
        private boolean isUp() {
            return UP.equals(status);
        }
    }
}
