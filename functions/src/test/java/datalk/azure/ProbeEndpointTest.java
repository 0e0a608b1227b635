package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.mongodb.ConnectionString;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import datalk.local.LocalExecution;
import datalk.local.LocalRequest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class ProbeEndpointTest {
    /** A port that nothing listens on. */
    private static final String DEAD_DATABASE = "mongodb://localhost:1/datalk";

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Inject
    ApplicationContext application;

    @Test
    void isReadyWhileTheDatabaseAnswers() {
        HttpResponseMessage answer = get(application, "/health/readiness");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat((String) answer.getBody())
                .startsWith("{\"name\":\"datalk\",\"status\":\"UP\",\"details\":{")
                .contains(state("database", "UP"));
    }

    /** The app's user may have no rights in another. */
    @Test
    void asksTheDatabaseOfTheRecords() {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                asked.add(event.getCommandName() + " in " + event.getDatabaseName());
            }
        };
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", database() + "-probed"))) {
            alone.registerSingleton(CommandListener.class, listener, Qualifiers.byName("asked"));
            assertThat(get(alone, "/health/readiness").getStatusCode()).isEqualTo(200);

            String name = new ConnectionString(database()).getDatabase() + "-probed";
            assertThat(asked).containsExactly("ping in " + name);
        }
    }

    @Test
    void isLiveButNotReadyWhileTheDatabaseIsAway() {
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", DEAD_DATABASE))) {
            Instant before = Instant.now();
            HttpResponseMessage readiness = get(alone, "/health/readiness");
            Duration taken = Duration.between(before, Instant.now());

            assertThat(readiness.getStatusCode()).isEqualTo(503);
            assertThat((String) readiness.getBody())
                    .startsWith("{\"name\":\"datalk\",\"status\":\"DOWN\",\"details\":{")
                    .contains(state("database", "DOWN"));
            assertThat(taken).isLessThan(PATIENCE);
            assertIsAlive(alone, "/health");
            assertIsAlive(alone, "/health/liveness");
        }
    }

    /** Half of an app that answers no question is no app. */
    @Test
    void isNotReadyWhileOnlyTheQuestionsUserIsShutOut() {
        Map<String, Object> users = Map.of("mongodb.uri", database(), "mongodb.read-only-uri", DEAD_DATABASE);
        try (ApplicationContext alone = startWith(users)) {
            HttpResponseMessage readiness = get(alone, "/health/readiness");

            assertThat(readiness.getStatusCode()).isEqualTo(503);
            assertThat((String) readiness.getBody()).contains(state("questions", "DOWN"), state("database", "UP"));
        }
    }

    @Test
    void isNotReadyWithoutASecret() {
        HealthResult missing = HealthResult.builder("secrets", HealthStatus.DOWN)
                .details(List.of("mend it"))
                .build();
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", database()))) {
            alone.registerSingleton(
                    HealthIndicator.class, () -> Publishers.just(missing), Qualifiers.byName("secrets"));
            HttpResponseMessage readiness = get(alone, "/health/readiness");

            assertThat(readiness.getStatusCode()).isEqualTo(503);
            assertThat((String) readiness.getBody()).contains("\"status\":\"DOWN\",\"details\":[\"mend it\"]");
            assertIsAlive(alone, "/health");
        }
    }

    /** What deadlocks is restarted; whose threads hang is not for the world to read. */
    @Test
    void isToBeRestartedWhenItIsNotAlive() {
        HealthResult stuck = HealthResult.builder("threads", HealthStatus.DOWN)
                .details(List.of("some thread"))
                .build();
        try (ApplicationContext alone = startWith(Map.of("mongodb.uri", database()))) {
            alone.registerSingleton(
                    HealthIndicator.class, () -> Publishers.just(stuck), Qualifiers.byStereotype(Liveness.class));

            for (String path : List.of("/health", "/health/liveness")) {
                assertThat(get(alone, path).getStatusCode()).isEqualTo(503);
                assertThat(get(alone, path).getBody()).isEqualTo("{\"status\":\"DOWN\"}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beans", "/env", "/info", "/loggers", "/refresh", "/routes", "/stop", "/threaddump"})
    void isTheOnlyEndpoint(String path) {
        assertThat(get(application, path).getStatusCode()).isEqualTo(404);
    }

    private String database() {
        return application.getRequiredProperty("mongodb.uri", String.class);
    }

    private static String state(String name, String status) {
        return "\"" + name + "\":{\"name\":\"datalk\",\"status\":\"" + status + "\"";
    }

    private static void assertIsAlive(ApplicationContext application, String path) {
        assertThat(get(application, path).getStatusCode()).isEqualTo(200);
        assertThat(get(application, path).getBody()).isEqualTo("{\"status\":\"UP\"}");
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
