package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that does not show everything says so; one that cannot be computed within bounds is refused. */
@MicronautTest(transactional = false)
@Property(name = Mall.DATABASE, value = "wide")
@Property(name = "datalk.execution.most-groups", value = "1001")
class BoundsTest {
    private static final int CUSTOMERS = 1_100;
    private static final AtomicBoolean WIDENED = new AtomicBoolean();

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    private Asker asker;

    @BeforeEach
    void open() {
        Http http = Mall.open(server);
        asker = new Asker(http, json);
        if (WIDENED.compareAndSet(false, true)) {
            String customers = IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> (5000 + i) + ",Ana,a%d@example.com,CURITIBA,PR,1980,GOLD,2020-01-01".formatted(i))
                    .collect(Collectors.joining(
                            "\n", Mall.file("customers").lines().findFirst().orElseThrow() + "\n", "\n"));
            assertThat(http.postCsv("/api/imports/customers", customers).body()).contains("\"rejected\":[]");
            String orders = IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> "%d,10,1,,,FINISHED,%d.0,1.0,,18,53,15,4,2021,4/15/2021 6:53:01 PM,,,,%d"
                            .formatted(90_000 + i, 10 + i, 5000 + i))
                    .collect(Collectors.joining(
                            "\n", Mall.file("orders").lines().findFirst().orElseThrow() + "\n", "\n"));
            assertThat(http.postCsv("/api/imports/orders", orders).body()).contains("\"rejected\":[]");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Pedidos por cliente                    | A tabela traz só as primeiras 1.000 linhas
                    Orders by customer                     | The table has only the first 1,000 rows
                    Liste os clientes de Curitiba          | A tabela traz só as primeiras 1.000 linhas
                    List the customers from Curitiba       | The table has only the first 1,000 rows
                    Pedidos por dia de 2018 a 2021         | A tabela traz só as primeiras 1.000 linhas
                    """)
    void saysThatItWasCut(String question, String words) {
        Asker.Reply reply = asker.ask(question);

        assertThat(reply.rows()).as("%s", reply.text("understood")).hasSize(1000);
        assertThat(reply.result()).containsEntry("truncated", true);
        assertThat(reply.text("answer")).contains(words);
        assertThat(reply.text("understood").toLowerCase(java.util.Locale.ROOT))
                .contains(words.substring(2).toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Top 1000 clientes por faturamento", "Faturamento por loja", "Quantos clientes de Curitiba?"})
    void saysNothingWhereItWasNot(String question) {
        Asker.Reply reply = asker.ask(question);

        assertThat(reply.status()).isEqualTo("answered");
        assertThat(reply.result()).containsEntry("truncated", false);
        assertThat(reply.text("answer")).doesNotContain("tabela traz");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Participação de cada cliente no faturamento | mais de 1.001
                    Share of revenue of each customer           | more than 1,001
                    Mediana do valor do pedido por cliente      | mais de 1.001
                    """)
    void refusesWhatNeedsMoreGroups(String question, String words) {
        Asker.Reply reply = asker.ask(question);

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("unanswerable");
        assertThat(reply.text("reason")).isEqualTo("too_many_groups");
        assertThat(reply.text("answer")).contains(words);
        assertThat(reply.json()).doesNotContainKeys("result", "query", "plan");
    }
}
