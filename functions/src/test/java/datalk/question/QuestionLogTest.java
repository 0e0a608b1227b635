package datalk.question;

import static datalk.question.ModelDrafts.draft;
import static datalk.question.ModelDrafts.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The line that each question leaves in the log: how it ended and what it cost, and none of its words. */
@MicronautTest
class QuestionLogTest extends ModelTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("datalk.question");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOG.addAppender(lines);
        LOG.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(lines);
        LOG.setLevel(null);
    }

    private String lineOf(String question) {
        lines.list.clear();
        asker.ask(question);
        assertThat(lines.list).hasSize(1);
        return lines.list.get(0).getFormattedMessage();
    }

    @Test
    void saysWhatAModelHasReadAndWritten() {
        ollama.says(revenue());

        assertThat(lineOf("quanto a gente surripiou em março?"))
                .matches("question status=answered reason=none planner=model elapsed_ms=\\d+"
                        + " prompt_tokens=1200 output_tokens=60");
    }

    @Test
    void saysWhatWasSpentForNothing() {
        ollama.says(draft("'w1':'other','shape':'summary','measure':'revenue'"));

        assertThat(lineOf("faturamento sarapintado de março"))
                .matches("question status=unanswerable reason=not_understood planner=rules elapsed_ms=\\d+"
                        + " prompt_tokens=1200 output_tokens=60");
    }

    @Test
    void saysThatNothingWasSpent() {
        assertThat(lineOf("Quantos pedidos em março?"))
                .matches("question status=answered reason=none planner=rules elapsed_ms=\\d+"
                        + " prompt_tokens=0 output_tokens=0");
    }
}
