package datalk.live;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.llm.FakeOllama;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that evaluates a live model, with a model that is none. */
class EvaluationTest {
    private static final String REVENUE =
            """
            {"w1": "measure", "shape": "summary", "measure": "revenue", "statistic": "none", "group_1": "none",
             "group_2": "none", "order": "none", "subject": "none"}
            """;

    private static LiveQuestion answered(String question, String value) {
        return new LiveQuestion(question, "answered", List.of(List.of(value)), "2021-04-30");
    }

    @Test
    void countsRightWrongAndDeclined() throws IOException {
        try (FakeOllama ollama = new FakeOllama()) {
            ollama.says(REVENUE);

            String report = LiveRun.report(
                    ollama.url(),
                    List.of(
                            answered("quanto a gente abocanhou em março?", "1200.5"),
                            answered("quanto a gente abocanhou em abril?", "1"),
                            answered("grana do Shopping Aurora por hora, blim, em março", "1"),
                            new LiveQuestion("Qual foi o lucro em março?", "unanswerable", List.of(), "2021-04-30")),
                    null);

            assertThat(report)
                    .contains("questions 4: right 2, wrong 1, declined 1")
                    .contains("RS(10) -2.000")
                    .contains("asked of the model 3, calls 4", "tokens read 4800, written 240")
                    .contains("changed between two runs 0")
                    .contains("WRONG: quanto a gente abocanhou em abril?")
                    .contains("p50 ", "p95 ");
        }
    }

    @Test
    void readsItsOwnQuestions() throws IOException {
        List<LiveQuestion> questions = LiveQuestion.read(Path.of("src/test/resources/live/questions.jsonl"));

        assertThat(questions).hasSizeGreaterThan(20);
        assertThat(questions).allSatisfy(question -> assertThat(question.rows().isEmpty())
                .isEqualTo(!question.expect().equals("answered")));
    }
}
