package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/answers}, as callers see it. */
@MicronautTest(transactional = false)
@Property(name = Mall.DATABASE, value = "mall")
class AnswerControllerTest {
    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    @Inject
    KeptAnswerRepository repository;

    @Inject
    ConversationRepository conversations;

    private Http http;
    private Asker asker;

    @BeforeEach
    void open() {
        http = Mall.open(server);
        asker = new Asker(http, json);
    }

    private static String path(Asker.Reply reply) {
        return "/api/answers/" + reply.text("id");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Qual foi o faturamento do Shopping Aurora em março?",
                "Ticket médio por loja em março",
                "latitude e longitude das lojas",
                "Pedidos por dia em abril",
                "Qual foi o melhor shopping em março?",
                "Quanto lucrou o Shopping Aurora?",
                "Como você calcula o ticket médio?"
            })
    void showsWhatWasAnsweredAgainToTheDigit(String question) {
        Instant before = Instant.now().minusMillis(1);
        Map<String, Object> body = Map.of("question", question, "as_of", Mall.NOW);
        String answered = http.post("/api/ask", write(body)).body();
        Asker.Reply reply = new Asker.Reply(asker.read(answered));

        HttpResponse<String> shown = http.get(path(reply));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).startsWith(answered.substring(0, answered.length() - 1));
        Map<String, Object> more = new LinkedHashMap<>(asker.read(shown.body()));
        more.keySet().removeAll(reply.json().keySet());
        assertThat(more)
                .containsOnlyKeys("question", "as_of", "created_at")
                .containsEntry("question", question)
                .containsEntry("as_of", Mall.NOW);
        assertThat(Instant.parse((String) more.get("created_at"))).isBetween(before, Instant.now());
    }

    private String write(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (java.io.IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "x",
                "..",
                "%7B%22$ne%22:null%7D",
                "00000000-0000-0000-0000-000000000000.csv",
                "x.csv",
                ".csv"
            })
    void anUnknownAnswerIsAProblem(String id) {
        HttpResponse<String> response = http.get("/api/answers/" + id);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Http.header(response, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void anExpiredAnswerIsUnknownThoughItIsStillThere() {
        Asker.Reply reply = asker.ask("Quantos pedidos em março?");
        KeptAnswer kept = repository.findById(reply.text("id")).orElseThrow();
        repository.update(expiring(kept, System.currentTimeMillis() - 1));

        assertThat(http.get(path(reply)).statusCode()).isEqualTo(404);
        assertThat(http.get(path(reply) + ".csv").statusCode()).isEqualTo(404);
        assertThat(repository.existsById(kept.id())).isTrue();
    }

    private static KeptAnswer expiring(KeptAnswer kept, long moment) {
        return new KeptAnswer(
                kept.id(),
                kept.question(),
                kept.as_of(),
                kept.locale(),
                kept.status(),
                kept.created_at(),
                kept.answer(),
                moment,
                kept.ttl());
    }

    @Test
    void isKeptForThirtyDaysWithNothingButTheQuestion() {
        Asker.Reply reply = asker.ask(Map.of("question", "Quantos pedidos em março?", "locale", "en"));

        KeptAnswer kept = repository.findById(reply.text("id")).orElseThrow();

        assertThat(Duration.between(Instant.now(), Instant.ofEpochMilli(kept.expires_at())))
                .isBetween(Duration.ofDays(30).minusMinutes(1), Duration.ofDays(30));
        assertThat(kept.ttl()).isEqualTo(30 * 24 * 60 * 60);
        assertThat(kept.locale()).isEqualTo("en");
        assertThat(kept.status()).isEqualTo("answered");
    }

    @Test
    void anExpiredConversationBeginsAnew() {
        Asker.Reply first = asker.ask("Quantos pedidos em março?");
        Conversation kept =
                conversations.findById(first.text("conversation_id")).orElseThrow();
        conversations.update(new Conversation(kept.id(), kept.turns(), System.currentTimeMillis() - 1, kept.ttl()));

        Asker.Reply second = asker.ask(
                Map.of("question", "Quantos pedidos em abril?", "conversation_id", kept.id(), "as_of", Mall.NOW));

        assertThat(second.text("conversation_id")).isNotEqualTo(kept.id());
    }

    @Test
    void rowsAreExportedAsCsv() {
        HttpResponse<String> csv = http.get(path(asker.ask("Faturamento por loja em março")) + ".csv");

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(Http.header(csv, "Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(Http.header(csv, "Content-Disposition"))
                .matches("attachment; filename=\"datalk-[0-9a-f-]{36}.csv\"");
        assertThat(csv.body())
                .startsWith("store_id,store_name,revenue\r\n")
                .contains("\r\n10,CUMIURI,")
                .endsWith("\r\n");
    }

    @Test
    void csvKeepsEveryCellAndLeavesMissingOnesEmpty() {
        Asker.Reply reply = asker.ask("Ticket médio por dia de 6 a 8 de março de 2021");

        String csv = http.get(path(reply) + ".csv").body();

        assertThat(csv).isEqualTo("day,average_ticket\r\n2021-03-06,90.0\r\n2021-03-07,110.0\r\n2021-03-08,\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Qual foi o melhor shopping em março?",
                "Quanto lucrou o Shopping Aurora?",
                "Como você calcula o ticket médio?"
            })
    void anAnswerWithoutATableHasNothingToExport(String question) {
        HttpResponse<String> response = http.get(path(asker.ask(question)) + ".csv");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("urn:datalk:problem:answer-without-rows");
    }

    @Test
    void noRowsAreARowOfNames() {
        Asker.Reply reply = asker.ask("Faturamento por loja em 2019");

        assertThat(http.get(path(reply) + ".csv").body()).isEqualTo("store_id,store_name,revenue\r\n");
    }

    @Test
    void answersAreOnlyRead() {
        assertThat(http.delete(path(asker.ask("Quantos pedidos?"))).statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "text/csv",
                "application/json",
                "application/json, application/problem+json",
                "*/*",
                "text/html,application/xhtml+xml,*/*;q=0.8"
            })
    void thePathSaysWhetherCsvIsWanted(String accepted) {
        String path = path(asker.ask("Quantos pedidos em março?"));

        assertThat(http.get(path + ".csv", "Accept", accepted).body()).isEqualTo("order_count\r\n14\r\n");
    }

    @Test
    void csvIsGivenToWhoAcceptsAnythingAndNotToWhoCannotReadIt() {
        String path = path(asker.ask("Quantos pedidos em março?"));

        assertThat(http.get(path + ".csv").body()).isEqualTo("order_count\r\n14\r\n");
        assertThat(http.get(path + ".csv", "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(http.get(path, "Accept", "*/*").body()).startsWith("{");
        assertThat(http.get(path, "Accept", "text/csv").statusCode()).isEqualTo(406);
    }
}
