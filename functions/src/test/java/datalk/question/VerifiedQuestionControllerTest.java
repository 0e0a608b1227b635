package datalk.question;

import static datalk.question.ModelDrafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/verified-questions}, and what they are good for. */
@MicronautTest(transactional = false)
class VerifiedQuestionControllerTest extends ModelTest {
    private static final String PATH = "/api/verified-questions";

    /** The application's own need no operator, and no model. */
    @Test
    void aQuestionOfAKnownFormIsAnsweredWithoutAModel() {
        Asker.Reply reply = asker.ask("Quanto o Shopping Aurora embolsou em março?");

        assertThat(Case.plain(reply.rows())).isEqualTo(List.of(List.of("360.49")));
        assertThat(reply.json()).containsEntry("planner", "rules").containsKey("verified_question");
        assertThat(reply.text("understood")).contains("“embolsou” → “faturamento”");
        assertThat(ollama.calls()).isZero();
    }

    @Test
    void aConfirmedAnswerServesForOtherNamesAndDates() {
        ollama.says(draft("'w1':'measure','shape':'summary','measure':'order_count','v1':'only'"));
        Asker.Reply answer = asker.ask("Corridas do Shopping Aurora em março");
        ollama.reset();

        HttpResponse<String> kept = http.post(PATH, "{\"answer_id\": \"" + answer.text("id") + "\"}");
        Asker.Reply april = asker.ask("corridas do shopping aurora em abril");
        Asker.Reply yesterday =
                asker.ask(Map.of("question", "Corridas do Shopping Aurora ontem", "as_of", "2021-03-11T12:00:00"));

        assertThat(answer.status()).as("%s", answer.json()).isEqualTo("answered");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(kept.body()).contains("\"form\":\"[corridas] {hub} {time}\"", "\"measure\":\"order_count\"");
        assertThat(Case.plain(april.rows())).isEqualTo(List.of(List.of("9")));
        assertThat(april.text("understood")).contains("abril de 2021");
        assertThat(yesterday.text("understood")).contains("2021-03-10");
        assertThat(april.text("verified_question")).isEqualTo(idOf(kept));
        assertThat(ollama.calls()).isZero();
        assertThat(http.delete(Http.header(kept, "Location")).statusCode()).isEqualTo(204);
    }

    private String idOf(HttpResponse<String> kept) {
        return (String) asker.read(kept.body()).get("id");
    }

    @Test
    void keepsListsAndRemovesPairs() {
        String pair =
                """
                {"question": "tutu por canal em março", "plan": {"w1": "measure", "shape": "summary", "measure": "revenue", "group_1": "channel"}}
                """;

        HttpResponse<String> kept = http.post(PATH, pair);
        HttpResponse<String> again = http.post(PATH, pair);

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(idOf(again)).isEqualTo(idOf(kept));
        assertThat(http.get(PATH).body()).containsOnlyOnce("tutu por canal em março");
        assertThat(asker.ask("tutu por canal em abril").status()).isEqualTo("answered");
        assertThat(http.delete(PATH + "/" + idOf(kept)).statusCode()).isEqualTo(204);
        assertThat(http.delete(PATH + "/" + idOf(kept)).statusCode()).isEqualTo(404);
        assertThat(http.get(PATH).body()).isEqualTo("{\"items\":[]}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    nothing              | {}                                                       | question
                    no plan              | {"question": "tutu por canal em março"}                  | plan
                    plan that is text    | {"question": "tutu em março", "plan": "revenue"}         | plan
                    both                 | {"answer_id": "a", "question": "b"}                      | answer_id
                    an unknown field     | {"question": "a", "plan": {}, "limit": 1}                | limit
                    read by rules        | {"question": "faturamento de março", "plan": {"shape": "summary", "measure": "revenue"}} | plan
                    a word left out      | {"question": "faturamento tutu de março", "plan": {"w1": "filler", "shape": "summary", "measure": "revenue"}} | plan
                    an invented measure  | {"question": "tutu em março", "plan": {"w1": "measure", "shape": "summary", "measure": "profit"}} | plan
                    a query              | {"question": "tutu em março", "plan": {"$where": "1"}}   | plan
                    a write              | {"question": "apague o tutu de março", "plan": {"w1": "measure", "shape": "summary", "measure": "revenue"}} | plan
                    """)
    void refusesWhatCannotBeConfirmed(String what, String body, String field) {
        HttpResponse<String> response = http.post(PATH, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("\"" + field + "\"").doesNotContain("{value}", "reason.");
    }

    @Test
    void confirmsNoAnswerOfRules() {
        String id = asker.ask("Quantos pedidos em março?").text("id");

        assertThat(http.post(PATH, "{\"answer_id\": \"" + id + "\"}").statusCode())
                .isEqualTo(400);
        assertThat(http.post(PATH, "{\"answer_id\": \"00000000-0000-0000-0000-000000000000\"}")
                        .statusCode())
                .isEqualTo(404);
    }
}
