package datalk.question;

import static datalk.question.ModelDrafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.planning.HostileDrafts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model that wants to do harm, and askers who help it, as callers see them. */
@MicronautTest
class HostileModelHttpTest extends ModelTest {
    /** Of ten thousand as of two hundred: {@code -Ddatalk.hostile-drafts=10000}. */
    private static final int DRAFTS = Integer.getInteger("datalk.hostile-drafts", 200);

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
        HostileDrafts hostile = new HostileDrafts(4);
        int answered = 0;
        for (int i = 0; i < DRAFTS; i++) {
            String question = "quanto a gente xu" + "bre".repeat(1 + i % 7) + i + "lou "
                    + (i % 2 == 0 ? "" : "por cliente ") + "em março?";
            String said = hostile.next(question);
            ollama.says(said);

            HttpResponse<String> response = ask(question);

            isHarmless(response, said);
            answered += response.body().contains("\"planner\":\"model\"") ? 1 : 0;
        }
        assertThat(answered).as("drafts that were let through").isPositive();
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
