package datalk.database;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.database.FaultyWire.Fault;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Questions have an address of their own where one is given: that of a user who can only read. */
@MicronautTest
class QuestionClientTest {
    @Inject
    ApplicationContext shared;

    @Test
    void asksByItsOwnAddressAndOnlyReads() {
        String database = shared.getRequiredProperty("mongodb.uri", String.class);
        Set<String> sent = ConcurrentHashMap.newKeySet();
        try (FaultyWire readers = new FaultyWire(database);
                FaultyWire writers = new FaultyWire(database);
                ApplicationContext application = ApplicationContext.run(
                        Map.of(
                                "mongodb.uri", writers.uri("two_users"),
                                "mongodb.read-only-uri", readers.uri("two_users"),
                                "micronaut.server.port", "-1"),
                        Environment.TEST)) {
            readers.fail(command -> {
                sent.add(command.body().getFirstKey());
                return Fault.NONE;
            });
            Http http = new Http(application.getBean(EmbeddedServer.class).start());

            http.post("/api/hubs", "{\"hub_id\":1,\"hub_name\":\"A\",\"hub_city\":\"B\",\"hub_state\":\"SP\"}");
            assertThat(sent).isEmpty();
            String answer = http.post("/api/ask", "{\"question\":\"quantos shoppings?\"}")
                    .body();

            assertThat(answer).contains("\"status\":\"answered\"");
            assertThat(sent).containsExactly("aggregate");
        }
    }
}
