package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import datalk.health.HealthCheck;
import datalk.local.LocalExecution;
import datalk.local.LocalRequest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class HealthControllerTest {
    /** A port that nothing listens on. */
    private static final String DEAD_DATABASE = "mongodb://localhost:1/datalk";

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Inject
    ApplicationContext application;

    @Test
    void isReadyWhileTheDatabaseAnswers() {
        HttpResponseMessage answer = get(application, "/health/readiness");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"UP\",\"checks\":{\"database\":\"UP\"}}");
    }

    @Test
    void isLiveButNotReadyWhileTheDatabaseIsAway() {
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", DEAD_DATABASE))) {
            Instant before = Instant.now();
            HttpResponseMessage readiness = get(alone, "/health/readiness");
            Duration taken = Duration.between(before, Instant.now());

            assertThat(readiness.getStatusCode()).isEqualTo(503);
            assertThat(readiness.getBody()).isEqualTo("{\"status\":\"DOWN\",\"checks\":{\"database\":\"DOWN\"}}");
            assertThat(taken).isLessThan(PATIENCE);
            assertThat(get(alone, "/health").getStatusCode()).isEqualTo(200);
        }
    }

    @Test
    void isReadyWithoutWhatItCanDoWithout() {
        HealthCheck model = new Away("model", false);
        HealthCheck secrets = new Away("secrets", true);
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", database()))) {
            alone.registerSingleton(HealthCheck.class, model, Qualifiers.byName("model"));
            HttpResponseMessage readiness = get(alone, "/health/readiness");

            assertThat(readiness.getStatusCode()).isEqualTo(200);
            assertThat(readiness.getBody())
                    .isEqualTo("{\"status\":\"UP\",\"checks\":{\"database\":\"UP\",\"model\":\"DOWN\"},"
                            + "\"details\":{\"model\":[\"mend model\"]}}");
        }
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", database()))) {
            alone.registerSingleton(HealthCheck.class, secrets, Qualifiers.byName("secrets"));

            assertThat(get(alone, "/health/readiness").getStatusCode()).isEqualTo(503);
            assertThat(get(alone, "/health").getStatusCode()).isEqualTo(200);
        }
    }

    private String database() {
        return application.getRequiredProperty("mongodb.uri", String.class);
    }

    private record Away(String name, boolean isRequired) implements HealthCheck {
        @Override
        public State check() {
            return State.down("mend " + name);
        }
    }

    @Test
    void startsAndAnswersWhileTheDatabaseIsAway() {
        Instant before = Instant.now();
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", DEAD_DATABASE))) {
            alone.getBean(DatabaseConnection.class).openInBackground();

            assertThat(get(alone, "/health").getStatusCode()).isEqualTo(200);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void tellsTheVersionOnlyWhereSwitchedOn() {
        try (ApplicationContext open = startWith(Map.of("mongodb.uri", DEAD_DATABASE, "datalk.info.enabled", "true"))) {
            assertThat((String) get(open, "/info").getBody()).matches("\\{\"version\":\"\\d.*\"}");
        }
        assertThat(get(application, "/info").getStatusCode()).isEqualTo(404);
    }

    private static ApplicationContext startWith(Map<String, Object> properties) {
        return ApplicationContext.run(properties, Environment.TEST);
    }

    private static HttpResponseMessage get(ApplicationContext application, String path) {
        return new SiteFunction(application)
                .handle(LocalRequest.get("http://localhost" + path), new LocalExecution("site", "1"));
    }
}
