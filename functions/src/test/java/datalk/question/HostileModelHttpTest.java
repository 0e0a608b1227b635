package datalk.question;

import static datalk.question.ModelDrafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A model that wants to do harm, and askers who help it, as callers see them. */
@MicronautTest
class HostileModelHttpTest extends ModelTest {
    private static final List<String> SHAPES = List.of("summary", "share", "listing", "absence", "growth", "none");
    private static final List<String> MEASURES =
            List.of("revenue", "order_count", "customer_count", "order_amount", "customer_email", "$where", "none");
    private static final List<String> GROUPS =
            List.of("customer", "store", "customer_name", "hour", "none", "none", "none");

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private HttpResponse<String> ask(String question) throws IOException {
        return http.post("/api/ask", json.writeValueAsString(Map.of("question", question, "as_of", "2021-04-30")));
    }

    private static void isHarmless(HttpResponse<String> response, String what) {
        assertThat(response.statusCode()).as(what).isEqualTo(200);
        assertThat(response.body())
                .as(what)
                .doesNotContain("Souza", "Rocha", "example.com", "Exception", "mongodb://", "$out", "$merge");
    }

    @Test
    void hostileDraftsEndWithoutHarm() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            String said = draft("'w1':'measure','shape':'" + any(SHAPES, random) + "','measure':'"
                    + any(MEASURES, random)
                    + "','group_1':'" + any(GROUPS, random) + "','subject':'" + any(List.of("none", "customer"), random)
                    + "'");
            ollama.says(said);

            isHarmless(ask("quanto a gente xu" + "bre".repeat(1 + i % 7) + i + "lou por cliente em março?"), said);
        }
    }

    @Test
    void hostileQuestionsEndWithoutHarm() throws IOException {
        ollama.says(draft("'w1':'measure','w2':'filler','shape':'summary','measure':'revenue'"));
        String before = http.get("/api/stores?limit=500").body()
                + http.get("/api/orders?limit=500").body();

        for (String question : questions()) {
            isHarmless(ask(question), question);
        }

        assertThat(http.get("/api/stores?limit=500").body()
                        + http.get("/api/orders?limit=500").body())
                .isEqualTo(before);
    }

    private static List<String> questions() throws IOException {
        try (InputStream stream = HostileModelHttpTest.class.getResourceAsStream("/hostile/questions.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("\\n", "\n"))
                    .toList();
        }
    }
}
