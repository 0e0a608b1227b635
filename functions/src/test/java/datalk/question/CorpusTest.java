package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.MallSql;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the intents of {@code src/test/resources/corpus}: add one there, and it is tested. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class CorpusTest {
    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    /** What was answered, so that no wording is asked twice. */
    private static final Map<Intent.Wording, Asker.Reply> REPLIES = new ConcurrentHashMap<>();

    private Asker asker;

    @BeforeEach
    void open() {
        asker = new Asker(Mall.open(server), json);
    }

    private Asker.Reply ask(Intent.Wording wording) {
        return REPLIES.computeIfAbsent(wording, each -> asker.ask(each.ask()));
    }

    static Stream<Intent> intents() {
        return Intent.all();
    }

    static Stream<Intent.Wording> wordings() {
        return Intent.all().flatMap(intent -> intent.wordings().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wordings")
    void answersWithTheRowsOfTheSql(Intent.Wording wording) {
        Asker.Reply reply = ask(wording);

        assertThat(reply.status()).as("%s: %s", wording, reply.json()).isEqualTo("answered");
        assertThat(cells(reply.rows(), reply.units()))
                .as("%s: %s", wording, reply.text("understood"))
                .isEqualTo(cells(MallSql.rows(wording.sql()), reply.units()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("intents")
    void readsAllWordingsAsTheSamePlan(Intent intent) {
        Map<String, Object> plans = new LinkedHashMap<>();
        intent.wordings().forEach(wording -> {
            Asker.Reply reply = ask(wording);
            plans.put(wording.toString(), unordered(reply.json().get("plan")));
        });

        assertThat(plans.values().stream().distinct().toList()).as("%s", plans).hasSize(1);
    }

    /** A plan whose filters are told apart by what they say and not by where the question says it. */
    private static Object unordered(Object plan) {
        if (plan instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) ->
                    copy.put(name, name.equals("filters") ? Set.copyOf((Collection<?>) value) : unordered(value)));
            return copy;
        }
        return plan == null ? "none" : plan;
    }

    /** Cells as text; numbers as exact as the unit of their column is shown. */
    private static List<List<String>> cells(List<List<Object>> rows, List<String> units) {
        List<List<String>> cells = new ArrayList<>();
        for (List<Object> row : rows) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                texts.add(cell(row.get(i), i < units.size() ? units.get(i) : ""));
            }
            cells.add(texts);
        }
        return cells;
    }

    private static String cell(Object value, String unit) {
        if (!(value instanceof Number)) {
            return String.valueOf(value);
        }
        int digits =
                switch (unit) {
                    case "BRL" -> 2;
                    case "FRACTION" -> 6;
                    case "MINUTES", "RATIO", "DEGREES" -> 4;
                    default -> 0;
                };
        return new BigDecimal(value.toString())
                .setScale(digits, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
