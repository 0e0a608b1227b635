package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/ask}, as callers see it. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class QuestionControllerTest {
    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    private Http http;
    private Asker asker;

    @BeforeEach
    void open() {
        http = Mall.open(server);
        asker = new Asker(http, json);
    }

    @Test
    void answersWithRowsWordsPlanAndPipeline() {
        Asker.Reply reply = asker.ask("Qual foi o faturamento do Shopping Aurora em março?");

        assertThat(reply.json())
                .containsKeys(
                        "id", "conversation_id", "answer", "understood", "plan", "query", "coverage", "elapsed_ms")
                .doesNotContainKeys("reason", "options", "suggestions")
                .containsEntry("status", "answered")
                .containsEntry("planner", "rules");
        assertThat(reply.columns()).containsExactly("revenue");
        assertThat(Case.plain(reply.rows())).isEqualTo(List.of(List.of("360.49")));
        assertThat(reply.text("answer")).contains("R$ 360,49", "março de 2021", "SHOPPING AURORA");
        assertThat(reply.text("understood")).contains("Faturamento", "2021-03-01 a 2021-03-31", "FINISHED");
        assertThat(reply.json().get("coverage")).isEqualTo(Map.of("matched", 6, "left_out", List.of()));
        assertThat(reply.json().get("plan"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("kind", "summary")
                .containsEntry("measure", "revenue")
                .containsEntry("period", Map.of("start", "2021-03-01T00:00", "end", "2021-04-01T00:00"))
                .containsEntry("filters", List.of(Map.of("dimension", "hub", "one_of", List.of(1))));
    }

    /** The pipeline of an answer is the one that ran: the database gives the same number for it. */
    @Test
    void showsThePipelineThatRan() {
        Asker.Reply reply = asker.ask("Quantos pedidos em março?");

        assertThat(reply.json().get("query"))
                .isEqualTo(asker.read(
                                """
                                {"query": [{"collection": "orders", "pipeline": [
                                  {"$match": {"order_moment_created":
                                    {"$gte": "2021-03-01T00:00:00", "$lt": "2021-04-01T00:00:00"}}},
                                  {"$group": {"_id": null, "c": {"$sum": 1}}},
                                  {"$project": {"_id": 0, "v": "$c", "c": "$c"}}]}]}
                                """)
                        .get("query"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Qual foi o faturamento em março?            | R$ 1.200,50
                    What was the revenue in March?              | R$ 1,200.50
                    Qual foi a taxa de cancelamento em abril?   | 15,79%
                    What was the cancellation rate in April?    | 15.79%
                    Quantos pedidos em abril?                   | 19
                    How many orders in April?                   | 19
                    Qual foi o tempo de ciclo em março?         | 57,64 min
                    What was the cycle time in March?           | 57.64 min
                    Qual foi o ticket médio em 2019?            | não há registros
                    What was the average ticket in 2019?        | no records
                    """)
    void speaksTheLanguageOfTheQuestion(String question, String words) {
        assertThat(asker.ask(question).text("answer")).contains(words);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en              |               | I did not understand
                    en_US           |               | I did not understand
                    pt-BR           |               | Não entendi
                    fr, en;q=0.8    |               | I did not understand
                    ?!              |               | Não entendi
                                    | en-US         | I did not understand
                                    | fr, en;q=0.8  | I did not understand
                                    | pt            | Não entendi
                    """)
    void speaksTheCallersLanguageWhereTheWordsDoNotTell(String locale, String header, String words) {
        Map<String, Object> body =
                locale == null ? Map.of("question", "xyzzy") : Map.of("question", "xyzzy", "locale", locale);

        Asker.Reply reply = header == null ? asker.ask(body) : asker.ask(body, "Accept-Language", header);

        assertThat(reply.text("answer")).contains(words);
    }

    @Test
    void refusalSaysWhyAndWhatCanBeAsked() {
        Asker.Reply reply = asker.ask("Quanto faturou o Shopping Inexistente em março?");

        assertThat(reply.status()).isEqualTo("unanswerable");
        assertThat(reply.text("reason")).isEqualTo("no_such_value");
        assertThat(reply.text("answer")).contains("Inexistente");
        assertThat(reply.texts("suggestions")).isNotEmpty();
    }

    @Test
    void clarificationOffersQuestionsThatAreAnswered() {
        Asker.Reply reply = asker.ask("Qual foi o melhor shopping em março?");

        assertThat(reply.status()).isEqualTo("needs_clarification");
        assertThat(reply.texts("options")).hasSizeGreaterThan(1);
        assertThat(reply.texts("options"))
                .allSatisfy(option ->
                        assertThat(asker.ask(option).status()).as(option).isEqualTo("answered"));
    }

    @Test
    void aNameThatFitsSeveralIsAskedBackWithEach() {
        Asker.Reply reply = asker.ask("Quantos pedidos o Shopping Lagoa teve em abril?");

        assertThat(reply.texts("options"))
                .anyMatch(option -> option.contains("LAGOA AZUL"))
                .anyMatch(option -> option.contains("LAGOA VERDE"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Como você calcula o ticket médio?     | Ticket médio: faturamento dividido pelo número de pedidos FINISHED
                    How do you calculate the revenue?     | Revenue: sum of order_amount over orders with status FINISHED
                    O que posso perguntar?                | Calculo
                    What can I ask?                       | I compute
                    """)
    void explainsItsWords(String question, String words) {
        Asker.Reply reply = asker.ask(question);

        assertThat(reply.status()).isEqualTo("answered");
        assertThat(reply.text("answer")).contains(words);
        assertThat(reply.json()).doesNotContainKeys("result", "query");
    }

    @Test
    void followUpKeepsWhatItDoesNotName() {
        Asker.Reply first = asker.ask("Quantos pedidos o Shopping Aurora teve em março?");
        Asker.Reply second = asker.ask(
                Map.of("question", "E em abril?", "conversation_id", first.text("conversation_id"), "as_of", Mall.NOW));

        assertThat(second.text("conversation_id")).isEqualTo(first.text("conversation_id"));
        assertThat(second.text("id")).isNotEqualTo(first.text("id"));
        assertThat(Case.plain(second.rows())).isEqualTo(List.of(List.of("9")));
        assertThat(second.text("understood")).contains("SHOPPING AURORA", "abril de 2021");
    }

    @Test
    void aFollowUpLeansOnTheAnswerThatItFollows() {
        Asker.Reply seen = asker.ask("Faturamento em março");
        Asker.Reply givenUp = after(seen, seen, "Quantos pedidos em abril?");

        Asker.Reply bySegment = after(seen, seen, "e por segmento?");
        Asker.Reply byChannel = after(seen, bySegment, "só marketplace");

        assertThat(givenUp.status()).isEqualTo("answered");
        assertThat(bySegment.text("understood")).contains("Faturamento por segmento", "março de 2021");
        assertThat(byChannel.text("understood"))
                .contains("Faturamento por segmento", "março de 2021", "marketplace")
                .doesNotContain("abril");
    }

    @Test
    void aFollowUpOfAnAnswerThatIsNotKnownLeansOnNothing() {
        Asker.Reply seen = asker.ask("Faturamento em março");

        assertThat(after(seen, asker.ask("Faturamento em abril"), "e por segmento?")
                        .status())
                .isNotEqualTo("answered");
    }

    private Asker.Reply after(Asker.Reply conversation, Asker.Reply answer, String question) {
        return asker.ask(Map.of(
                "question",
                question,
                "conversation_id",
                conversation.text("conversation_id"),
                "follows",
                answer.text("id"),
                "as_of",
                Mall.NOW));
    }

    @Test
    void aFollowUpWithoutAConversationIsNotGuessed() {
        assertThat(asker.ask("E em abril?").status()).isNotEqualTo("answered");
    }

    @ParameterizedTest(name = "id: {0}")
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not an id", "{\"$ne\":null}", " "})
    void aConversationThatIsNotKeptBeginsAnew(String id) {
        Asker.Reply reply =
                asker.ask(Map.of("question", "Quantos pedidos em março?", "conversation_id", id, "as_of", Mall.NOW));

        assertThat(reply.status()).isEqualTo("answered");
        assertThat(UUID.fromString(reply.text("conversation_id")))
                .isNotNull()
                .hasToString(reply.text("conversation_id"));
        assertThat(reply.text("conversation_id")).isNotEqualTo(id);
    }

    @Test
    void relativeTimeCountsFromAsOf() {
        Asker.Reply march = asker.ask(Map.of("question", "Quantos pedidos no mês passado?", "as_of", "2021-04-30"));
        Asker.Reply february =
                asker.ask(Map.of("question", "Quantos pedidos no mês passado?", "as_of", "2021-03-15T08:00:00"));

        assertThat(Case.plain(march.rows())).isEqualTo(List.of(List.of("14")));
        assertThat(Case.plain(february.rows())).isEqualTo(List.of(List.of("7")));
    }

    @Test
    void thisMonthEndsAtAsOf() {
        Asker.Reply reply = asker.ask(Map.of("question", "Quantos pedidos neste mês?", "as_of", "2021-03-10T12:00:00"));

        assertThat(Case.plain(reply.rows())).isEqualTo(List.of(List.of("6")));
    }

    @Test
    void withoutAsOfItIsNow() {
        Asker.Reply reply = asker.ask(Map.of("question", "Quantos pedidos hoje?"));

        assertThat(Case.plain(reply.rows())).isEqualTo(List.of(List.of("0")));
    }

    @Test
    void personalDataAreInNoAnswer() {
        for (String question : List.of(
                "Faturamento por cliente em março",
                "Quais clientes mais compraram em março?",
                "Liste os clientes de Curitiba",
                "Qual o nome do cliente 100?")) {
            assertThat(asker.ask(question).json().toString())
                    .as(question)
                    .doesNotContain("Souza", "Rocha", "example.com");
        }
    }
}
