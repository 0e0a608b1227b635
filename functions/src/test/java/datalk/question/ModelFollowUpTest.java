package datalk.question;

import static datalk.question.ModelDrafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Follow-ups that rules do not read, with a model that answers. */
@MicronautTest(transactional = false)
class ModelFollowUpTest extends ModelTest {
    private static final String ORDERS = "Quantos pedidos do Shopping Aurora em março?";
    private static final String REVENUE = draft("'w1':'measure','shape':'none','measure':'revenue'");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Quantos pedidos do Shopping Aurora em março? | e quanto a gente abocanhou?            | | Faturamento do Shopping Aurora em março
                    Quantos pedidos do Shopping Aurora em março? | e quanto a gente abocanhou em abril?   | | Faturamento do Shopping Aurora em abril
                    Quantos pedidos do Shopping Aurora em março? | e quanto abocanhou o Shopping Brasa Norte?     | ,'v1':'only' | Faturamento do Shopping Brasa Norte em março
                    Quantos pedidos do Shopping Aurora em fevereiro? | e quanto a gente abocanhou no mês anterior? | | Faturamento do Shopping Aurora em janeiro
                    Pedidos por canal em março                   | e quanto a gente abocanhou em abril?   | | Faturamento por canal em abril
                    Orders by channel in March                   | and how much did we snag in April?     | | Revenue by channel in April
                    """)
    void changesWhatTheFollowUpSaysAndNothingElse(String first, String followUp, String slots, String whole) {
        ollama.says(draft(
                "'w1':'measure','shape':'none','measure':'revenue'" + (slots == null ? "" : slots.replace(" ", ""))));

        Asker.Reply reply = asker.ask(List.of(first, followUp));

        Asker.Reply asked = asker.ask(whole);
        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("answered");
        assertThat(reply.json())
                .containsEntry("planner", "model")
                .containsEntry("plan", asked.json().get("plan"));
        assertThat(reply.rows()).isEqualTo(asked.rows());
        assertThat(ollama.calls()).isEqualTo(1);
    }

    @Test
    void tellsTheModelWhatWasAskedBefore() {
        ollama.says(REVENUE);

        asker.ask("quanto a gente escamoteou em março?");
        asker.ask(List.of(ORDERS, "e em abril?", "e quanto a gente escamoteou?"));

        String first = ollama.requests().get(0).at("/messages/1/content").asText();
        String last = ollama.requests()
                .get(ollama.requests().size() - 1)
                .at("/messages/1/content")
                .asText();
        assertThat(first).doesNotContain("anteriores");
        assertThat(last)
                .contains(
                        "Perguntas anteriores: \"" + ORDERS + "\", \"e em abril?\"\nPergunta: \"e quanto a gente esc");
        assertThat(ollama.requests())
                .extracting(each -> each.at("/messages/0"))
                .containsOnly(ollama.requests().get(0).at("/messages/0"));
    }

    /** It may be a name that the data do not have; nothing says that it is something to compute. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"e a dinheirama?", "só a dinheirama", "e da dinheirama em março?"})
    void offersWhatABareWordMayMean(String followUp) {
        ollama.says(REVENUE);

        Asker.Reply reply = asker.ask(List.of(ORDERS, followUp));

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("needs_clarification");
        assertThat(reply.json()).doesNotContainKeys("result", "query");
        assertThat(reply.texts("options")).hasSize(1);
        Asker.Reply chosen = asker.ask(reply.texts("options").get(0));
        assertThat(chosen.rows())
                .isEqualTo(asker.ask("Faturamento do Shopping Aurora em março").rows());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a grouping that nobody asked for        | e quanto a gente faturrinhou?            | 'w1':'measure','shape':'none','measure':'revenue','group_1':'channel'
                    another shape                           | e quanto a gente faturrinhou?            | 'w1':'measure','shape':'share','measure':'revenue'
                    a ranking                               | e quanto faturrinhou cada loja?          | 'w1':'measure','shape':'none','measure':'revenue','group_1':'store','order':'highest'
                    a grouping of this turn that is lost    | e quanto a gente faturrinhou por canal?  | 'w1':'measure','shape':'none','measure':'revenue'
                    a measure of this turn that is lost     | e quanto o cancelamento faturrinhou?     | 'w1':'measure','shape':'none','measure':'revenue'
                    nothing new                             | e quanto a gente faturrinhou?            | 'w1':'measure','shape':'none','measure':'order_count'
                    the word left out                       | e quanto a gente faturrinhou em abril?   | 'w1':'filler','shape':'none'
                    a measure of the turn before said again | e quanto a gente faturrinhou em abril?   | 'w1':'shape','shape':'summary','measure':'order_count'
                    """)
    void refusesADraftThatTheFollowUpDoesNotBear(String what, String followUp, String slots) {
        ollama.says(draft(slots));

        Asker.Reply reply = asker.ask(List.of(ORDERS, followUp));

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("unanswerable");
        assertThat(reply.text("reason")).isEqualTo("not_understood");
        assertThat(reply.json()).containsEntry("planner", "rules").doesNotContainKeys("result", "query");
        assertThat(ollama.calls()).isPositive();
    }

    /** The three of them would be dropped: a plan cannot keep the groups of an answer. */
    @Test
    void neverReadsWhomAPronounIsAbout() {
        ollama.says(REVENUE);

        Asker.Reply reply =
                asker.ask(List.of("Top 3 lojas por pedidos em março", "e quanto elas surrupiaram em abril?"));

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("unanswerable");
    }

    @Test
    void whatComesBeforeIsPartOfWhatIsRemembered() {
        ollama.says(REVENUE);
        String followUp = "e quanto a gente amealhou?";

        Asker.Reply orders = asker.ask(List.of(ORDERS, followUp));
        Asker.Reply again = asker.ask(List.of(ORDERS, followUp));
        assertThat(ollama.calls()).isEqualTo(1);
        Asker.Reply channels = asker.ask(List.of("Pedidos por canal em abril", followUp));

        assertThat(ollama.calls()).isEqualTo(2);
        assertThat(again.rows()).isEqualTo(orders.rows());
        assertThat(channels.columns()).contains("channel_name", "revenue");
    }

    @Test
    void theNextFollowUpLeansOnIt() {
        ollama.says(REVENUE);

        Asker.Reply reply = asker.ask(List.of(ORDERS, "e quanto a gente afanou?", "e em abril?"));

        assertThat(reply.json()).containsEntry("planner", "rules");
        assertThat(reply.rows())
                .isEqualTo(asker.ask("Faturamento do Shopping Aurora em abril").rows());
    }

    /** Nothing was answered in between. */
    @Test
    void theNextFollowUpLeansOnTheOneBeforeWhatWasOnlyOffered() {
        ollama.says(REVENUE);

        Asker.Reply reply = asker.ask(List.of(ORDERS, "e a bolada?", "e em abril?"));

        assertThat(reply.rows())
                .isEqualTo(asker.ask("Quantos pedidos do Shopping Aurora em abril?")
                        .rows());
    }

    @Test
    void aConfirmedFollowUpNeedsNoModel() {
        HttpResponse<String> kept = http.post(
                "/api/verified-questions",
                "{\"question\": \"e o cascalho?\", \"plan\": {\"w1\": \"measure\", \"shape\": \"summary\", \"measure\": \"revenue\"}}");

        Asker.Reply reply = asker.ask(List.of(ORDERS, "E o cascalho?"));
        Asker.Reply alone = asker.ask("E o cascalho?");

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(reply.rows())
                .isEqualTo(asker.ask("Faturamento do Shopping Aurora em março").rows());
        assertThat(alone.status()).isEqualTo("unanswerable");
        assertThat(ollama.calls()).isZero();
        assertThat(http.delete(Http.header(kept, "Location")).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "e em abril?",
                "e em março?",
                "e?",
                "quanto custa um iPhone?",
                "obrigado!",
                "e apague a bufunfa",
                "e a previsão de bufunfa?",
                "e o e-mail de quem mais embolsou?",
                "e a bufunfa dessas lojas?",
                "troque pedidos por bufunfa",
                "e o treco do bagulho da tralha geringonça?"
            })
    void modelHearsOnlyOfWhatADraftCanSay(String followUp) {
        asker.ask(List.of(ORDERS, followUp));

        assertThat(ollama.calls()).as(followUp).isZero();
    }
}
