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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no question, and questions that no plan comes of. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class QuestionBodyTest {
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    broken                | {"question":                                    | malformed-json | ``
                    no object             | ["Quantos pedidos?"]                            | malformed-json | ``
                    question said twice   | {"question": "a", "question": "b"}              | malformed-json | ``
                    two questions         | {"question": "a"} {"question": "b"}             | malformed-json | ``
                    something behind it   | {"question": "a"} x                             | malformed-json | ``
                    blanks                | `  `                                            | missing-body   | ``
                    text                  | "Quantos pedidos?"                              | malformed-json | ``
                    null                  | null                                            | malformed-json | ``
                    no question           | {}                                              | invalid-fields | question
                    question that is null | {"question": null}                              | invalid-fields | question
                    empty question        | {"question": ""}                                | invalid-fields | question
                    blank question        | {"question": "  "}                              | invalid-fields | question
                    number                | {"question": 7}                                 | invalid-fields | question
                    list                  | {"question": ["a"]}                             | invalid-fields | question
                    object                | {"question": {"$gt": ""}}                       | invalid-fields | question
                    unknown field         | {"question": "a", "plan": {}}                   | invalid-fields | plan
                    id that is a number   | {"question": "a", "conversation_id": 5}         | invalid-fields | conversation_id
                    locale that is a list | {"question": "a", "locale": []}                 | invalid-fields | locale
                    as_of in words        | {"question": "a", "as_of": "ontem"}             | invalid-fields | as_of
                    as_of that is no day  | {"question": "a", "as_of": "2021-02-30"}        | invalid-fields | as_of
                    as_of far ahead       | {"question": "hoje", "as_of": "+999999999-12-31T23:59:59"} | invalid-fields | as_of
                    as_of long ago        | {"question": "hoje", "as_of": "0001-01-01"}     | invalid-fields | as_of
                    as_of with a zone     | {"question": "a", "as_of": "2021-04-30T23:59:59Z"} | invalid-fields | as_of
                    as_of as a number     | {"question": "a", "as_of": 1619827199}          | invalid-fields | as_of
                    """)
    void refusesABadBody(String what, String body, String type, String field) {
        HttpResponse<String> response = http.post("/api/ask", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Http.header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(response.body())
                .contains("urn:datalk:problem:" + type)
                .contains(field)
                .doesNotContain("Exception");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        String body = http.post("/api/ask", "{\"question\": 7, \"as_of\": \"x\", \"who\": 1}")
                .body();

        assertThat(body).contains("\"question\"", "\"as_of\"", "\"who\"");
    }

    @Test
    void refusesNoBodyAtAll() {
        HttpResponse<String> response = http.post("/api/ask", "");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.header(response, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void refusesMoreThanAMebibyte() {
        String blanks = "{\"question\": \"a\"" + " ".repeat(1 << 20) + "}";

        assertThat(http.post("/api/ask", blanks).statusCode()).isEqualTo(413);
    }

    @Test
    void takesAThousandCharactersAndNoMore() {
        String longest = "{\"question\": \"" + "é".repeat(1000) + "\"}";
        String longer = "{\"question\": \"" + "é".repeat(1001) + "\"}";

        assertThat(http.post("/api/ask", longest).statusCode()).isEqualTo(200);
        assertThat(http.post("/api/ask", longer).statusCode()).isEqualTo(400);
        assertThat(http.post("/api/ask", longer).body()).contains("question", "1000");
    }

    @Test
    void takesQuestionsByPostAndAsJsonOnly() {
        assertThat(http.get("/api/ask").statusCode()).isEqualTo(405);
        assertThat(http.send("POST", "/api/ask", "question=a", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
    }

    /** Symbols of every kind, and nothing breaks. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "?",
                "😀😀😀",
                "R$",
                "1",
                "%%%%",
                "a partir de",
                "top",
                "top 0 lojas por faturamento",
                "top 99999999999999999999 lojas por faturamento",
                "loja 99999999999999999999999",
                "últimos 0 dias",
                "faturamento dos últimos 999999999 dias",
                "p100 do valor do pedido",
                "p999 do valor do pedido",
                "pedidos acima de 99999999999999999999999999 reais",
                "de de de de por por por",
                "em 2021 em 2020 em 2019",
                "faturamento em 9999",
                "faturamento por por mês",
                "\u202Eodidep sotnauq",
                "SELECT * FROM orders WHERE 1=1",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "faturamento entre 20 e 10 reais"
            })
    void breaksOnNothing(String question) {
        Asker.Reply reply = asker.ask(question);

        assertThat(reply.status()).isIn("answered", "needs_clarification", "unanswerable");
        assertThat(reply.text("answer")).isNotBlank().doesNotContain("Exception", "null");
    }
}
