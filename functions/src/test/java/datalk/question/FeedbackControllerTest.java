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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What askers think of answers, as callers send and see it. */
@MicronautTest(transactional = false)
@Property(name = Mall.DATABASE, value = "mall")
class FeedbackControllerTest {
    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    @Inject
    FeedbackRepository repository;

    private Http http;
    private Asker asker;

    @BeforeEach
    void open() {
        http = Mall.open(server);
        asker = new Asker(http, json);
        repository.deleteAll();
    }

    private String answered(String question) {
        return asker.ask(question).text("id");
    }

    private HttpResponse<String> rate(String id, String body) {
        return http.put("/api/answers/" + id + "/feedback", body);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("items");
    }

    private Map<String, Object> list(String query) {
        HttpResponse<String> response = http.get("/api/feedback" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return asker.read(response.body());
    }

    @Test
    void isKeptAndListedWithItsQuestion() {
        String id = answered("Quantos pedidos em março?");

        HttpResponse<String> kept = rate(id, "{\"rating\":\"down\",\"comment\":\" faltou abril \"}");

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        Map<String, Object> shown = asker.read(kept.body());
        assertThat(shown)
                .containsEntry("answer_id", id)
                .containsEntry("question", "Quantos pedidos em março?")
                .containsEntry("status", "answered")
                .containsEntry("rating", "down")
                .containsEntry("comment", "faltou abril")
                .containsEntry("planner", "rules")
                .containsOnlyKeys("answer_id", "question", "status", "planner", "rating", "comment", "rated_at");
        Map<String, Object> page = list("");
        assertThat(items(page)).containsExactly(shown);
        assertThat(page).containsEntry("next", null);
    }

    @Test
    void aSecondThoughtTakesThePlaceOfTheFirst() {
        String id = answered("Quantos pedidos em março?");

        rate(id, "{\"rating\":\"down\",\"comment\":\"hm\"}");
        rate(id, "{\"rating\":\"up\"}");

        assertThat(items(list(""))).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("rating", "up")
                .containsEntry("comment", null));
    }

    @Test
    void pagesNewestFirstWithoutRepeatingOrSkipping() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = answered("Quantos pedidos em março?");
            rate(id, "{\"rating\":\"%s\"}".formatted(i % 2 == 0 ? "down" : "up"));
            newestFirst.add(0, id);
        }

        List<Object> seen = new ArrayList<>();
        Map<String, Object> page = list("?limit=2");
        items(page).forEach(item -> seen.add(item.get("answer_id")));
        rate(answered("Quantos pedidos em abril?"), "{\"rating\":\"up\"}"); // comes in between
        while (page.get("next") != null) {
            page = list("?limit=2&after=" + page.get("next"));
            items(page).forEach(item -> seen.add(item.get("answer_id")));
        }

        assertThat(seen).hasSameElementsAs(newestFirst).hasSize(5);
        assertThat(items(list("?rating=down"))).hasSize(3).allSatisfy(item -> assertThat(item)
                .containsEntry("rating", "down"));
        assertThat(items(list("?rating=up&limit=1"))).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("question", "Quantos pedidos em abril?"));
    }

    @Test
    void isListedThoughItWasKeptBeforePlannersWere() {
        String id = answered("Quantos pedidos em março?");
        rate(id, "{\"rating\":\"up\"}");
        Feedback kept = repository.findById(id).orElseThrow();

        repository.update(with(kept, null, kept.expires_at()));

        assertThat(items(list(""))).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("planner", null));
    }

    @Test
    void anExpiredOneIsNotListed() {
        String id = answered("Quantos pedidos em março?");
        rate(id, "{\"rating\":\"up\"}");
        Feedback kept = repository.findById(id).orElseThrow();

        repository.update(with(kept, kept.planner(), System.currentTimeMillis() - 1));

        assertThat(items(list(""))).isEmpty();
    }

    private static Feedback with(Feedback kept, @Nullable String planner, long expiresAt) {
        return new Feedback(
                kept.id(),
                kept.question(),
                kept.status(),
                planner,
                kept.rating(),
                kept.comment(),
                kept.rated_at(),
                expiresAt,
                kept.ttl());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    broken           | {"rating":                          | malformed-json | ``
                    no object        | ["up"]                              | malformed-json | ``
                    no rating        | {}                                  | invalid-fields | rating
                    other rating     | {"rating": "meh"}                   | invalid-fields | rating
                    other case       | {"rating": "UP"}                    | invalid-fields | rating
                    number           | {"rating": 1}                       | invalid-fields | rating
                    list as comment  | {"rating": "up", "comment": ["a"]}  | invalid-fields | comment
                    unknown field    | {"rating": "up", "stars": 5}        | invalid-fields | stars
                    """)
    void refusesABadBody(String what, String body, String type, String field) {
        HttpResponse<String> response = rate(answered("Quantos pedidos em março?"), body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Http.header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(response.body()).contains("urn:datalk:problem:" + type, field);
    }

    @Test
    void takesAThousandCharactersAndNoMore() {
        String id = answered("Quantos pedidos em março?");

        assertThat(rate(id, "{\"rating\":\"up\",\"comment\":\"" + "é".repeat(1000) + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rate(id, "{\"rating\":\"up\",\"comment\":\"" + "é".repeat(1001) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void thereIsNoneOfAnUnknownAnswer() {
        assertThat(rate("00000000-0000-0000-0000-000000000000", "{\"rating\":\"up\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "limit=0,limit",
        "limit=501,limit",
        "limit=x,limit",
        "rating=meh,rating",
        "after=abc,after",
        "after=%3F,after",
        "page=2,page"
    })
    void refusesBadParameters(String query, String parameter) {
        HttpResponse<String> response = http.get("/api/feedback?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("urn:datalk:problem:invalid-parameters", "\"field\":\"" + parameter + "\"");
    }
}
