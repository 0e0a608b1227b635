package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import datalk.Http;
import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The data say what cannot be, and no check of the import was asked. */
@MicronautTest(transactional = false)
@Property(name = Mall.DATABASE, value = "withheld")
class WithheldAnswerTest {
    @Inject
    EmbeddedServer server;

    @Inject
    MongoClient client;

    @Inject
    KeptAnswerRepository kept;

    @Test
    void anAnswerThatCannotBeRightIsOurFaultAndNotShown() {
        Http http = Mall.open(server);
        client.getDatabase("withheld")
                .getCollection("orders")
                .updateMany(Filters.empty(), Updates.set("order_amount_cents", -100L));

        HttpResponse<String> response =
                http.post("/api/ask", "{\"question\": \"Faturamento em março\", \"as_of\": \"2021-04-30\"}");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(Http.header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(response.body().replaceFirst("urn:uuid:[-0-9a-f]+", "the id, which may hold any digits"))
                .contains("urn:datalk:problem:internal")
                .doesNotContain("-12", "below zero", "FailedCheck");
        assertThat(kept.count()).isZero();
    }
}
