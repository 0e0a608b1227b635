package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer says about the records that it does not count. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class CoverageTest {
    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    private Asker asker;

    @BeforeEach
    void open() {
        asker = new Asker(Mall.open(server), json);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Tempo de ciclo em março                    | 11 | sem tempo de ciclo         | 1
                    Cycle time in March                        | 11 | no cycle time              | 1
                    Pedidos por categoria de cliente em abril  | 15 | sem categoria do cliente   | 4
                    Orders by customer tier in April           | 15 | no customer tier           | 4
                    Receita por cliente ativo em abril         | 13 | sem cliente                | 3
                    Receita de planos                          | 7  | sem preço do plano         | 2
                    """)
    void saysHowManyWereLeftOutAndWhy(String question, int matched, String reason, int count) {
        Asker.Reply reply = asker.ask(question);

        assertThat(reply.json().get("coverage"))
                .as(reply.text("understood"))
                .isEqualTo(Map.of("matched", matched, "left_out", List.of(Map.of("reason", reason, "count", count))));
        assertThat(reply.text("understood"))
                .contains((question.contains(" in ") ? "left out: " : "fora da conta: ") + count + " " + reason);
    }

    @Test
    void aFewOfManyAreNotWorthAWord() {
        Asker.Reply reply = asker.ask("Custo de entrega");

        assertThat(reply.json().get("coverage"))
                .isEqualTo(Map.of(
                        "matched", 37, "left_out", List.of(Map.of("reason", "sem custo de entrega", "count", 1))));
        assertThat(reply.text("understood")).doesNotContain("fora da conta");
    }

    @Test
    void nothingLeftOutIsAnEmptyList() {
        assertThat(asker.ask("Quantos pedidos em março?").json().get("coverage"))
                .isEqualTo(Map.of("matched", 14, "left_out", List.of()));
    }
}
