package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the questions of {@code src/test/resources/cases} and {@code corpus/refused.yml}: add a question there, and it
 * is tested.
 */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class CasesTest {
    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    /** How questions that were offered ended, so that none is asked twice. */
    private static final Map<String, String> ENDS = new ConcurrentHashMap<>();

    private Asker asker;

    @BeforeEach
    void open() {
        asker = new Asker(Mall.open(server), json);
    }

    static Stream<Case> answered() {
        return Stream.of(
                        "totals",
                        "filters",
                        "groups",
                        "trends",
                        "rankings",
                        "comparisons",
                        "shapes",
                        "wordings",
                        "follow-ups")
                .flatMap(file -> Case.of("cases/" + file));
    }

    static Stream<Case> refused() {
        return Stream.of("cases/refusals", "corpus/refused").flatMap(Case::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answered")
    void answersWithTheRows(Case question) {
        Asker.Reply reply = asker.ask(question.ask());

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("answered");
        assertThat(Case.plain(reply.rows())).as(reply.text("understood")).isEqualTo(question.rows());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void doesNotAnswer(Case question) {
        Asker.Reply reply = asker.ask(question.ask());

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo(question.status());
        assertThat(reply.json()).doesNotContainKeys("result", "query");
        assertThat(reply.text("answer")).isNotBlank();
        if (question.reason() != null) {
            assertThat(reply.text("reason")).isEqualTo(question.reason());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void offersQuestionsThatAreAnswered(Case question) {
        Asker.Reply reply = asker.ask(question.ask());
        List<String> offered = Stream.of("options", "suggestions")
                .flatMap(field -> reply.texts(field).stream())
                .toList();

        assertThat(offered).as("%s", reply.json()).isNotEmpty();
        assertThat(offered).allSatisfy(each -> assertThat(
                        ENDS.computeIfAbsent(each, any -> asker.ask(any).status()))
                .isEqualTo("answered"));
    }
}
