package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.semantic.Language;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What cannot be kept whole, or at all. */
class KeptAnswersTest {
    private static final LocalDateTime NOW = LocalDateTime.parse(Mall.NOW);

    private static AskResponse answer(String id, int rows, String cell) {
        AskResponse.Result result = new AskResponse.Result(
                List.of(new AskResponse.ResultColumn("store_name", "string", null)),
                Collections.nCopies(rows, List.of(cell)),
                false);
        return new AskResponse(
                id,
                id,
                "answered",
                "Muitas.",
                result,
                "Lojas",
                null,
                null,
                Map.of("mark", "bar"),
                null,
                null,
                null,
                null,
                "rules",
                null,
                null,
                1);
    }

    @Nested
    @MicronautTest(transactional = false)
    @Property(name = Mall.DATABASE, value = "mall")
    class OfAnySize {
        @Inject
        KeptAnswers answers;

        private String kept(int rows, String cell) {
            String id = java.util.UUID.randomUUID().toString();
            answers.keep(answer(id, rows, cell), "Liste as lojas", NOW, Language.PT);
            return answers.get(id).answer();
        }

        @Test
        void aThousandLongRowsAreKeptWhole() {
            assertThat(kept(1000, "x".repeat(1000))).contains("\"truncated\":false", "xxx", "\"chart\"");
        }

        @Test
        void aTableBeyondOneDocumentIsKeptWithoutItsRowsAndSaysSo() {
            assertThat(kept(1000, "x".repeat(1500)))
                    .contains("\"truncated\":true", "\"rows\":[]", "Muitas.", "store_name")
                    .doesNotContain("xxx", "\"chart\"");
        }

        @Test
        void bytesCountAndNotCharacters() {
            assertThat(kept(1000, "é".repeat(700))).contains("ééé");
            assertThat(kept(1000, "é".repeat(800))).doesNotContain("ééé");
        }
    }

    @Nested
    @MicronautTest(transactional = false)
    @Property(name = Mall.DATABASE, value = "mall")
    @Property(name = "test.answers-cannot-be-kept", value = "true")
    class NotAtAll {
        @Inject
        EmbeddedServer server;

        @Inject
        JsonMapper json;

        @Test
        void theAnswerIsGivenAllTheSame() {
            var http = Mall.open(server);

            Asker.Reply reply = new Asker(http, json).ask("Quantos pedidos em março?");

            assertThat(Case.plain(reply.rows())).isEqualTo(List.of(List.of("14")));
            assertThat(http.get("/api/answers/" + reply.text("id")).statusCode())
                    .isEqualTo(404);
        }
    }

    /** A store of answers that takes nothing. */
    @io.micronaut.context.annotation.Factory
    @Requires(property = "test.answers-cannot-be-kept")
    static final class Full {
        @Singleton
        @Replaces(KeptAnswerRepository.class)
        KeptAnswerRepository repository() {
            return (KeptAnswerRepository) Proxy.newProxyInstance(
                    Full.class.getClassLoader(),
                    new Class<?>[] {KeptAnswerRepository.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("findById")) {
                            return java.util.Optional.empty();
                        }
                        throw new DataAccessException("full");
                    });
        }
    }
}
