package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import datalk.MallSql;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example of CONTRIBUTING.md: with its entry in an operator's own model, the new measure is asked for and answered.
 */
@MicronautTest
@Property(name = Mall.DATABASE, value = "own_measure")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnMeasureTest implements TestPropertyProvider {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("datalk.questions.semantic-model", ownModel().toString());
    }

    /** The built-in model with the example put under its measures. */
    private static Path ownModel() {
        try (var builtIn = OwnMeasureTest.class.getResourceAsStream("/semantic-model.yml")) {
            String model = new String(builtIn.readAllBytes(), StandardCharsets.UTF_8);
            Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../CONTRIBUTING.md")));
            if (!example.find()) {
                throw new AssertionError("CONTRIBUTING.md has no example");
            }
            Path file = Files.createTempFile("semantic-model", ".yml");
            file.toFile().deleteOnExit();
            String entry = example.group(1).stripIndent().indent(2);
            return Files.writeString(file, model.replace("\nmeasures:\n", "\nmeasures:\n" + entry));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Qual foi o recorde de venda em março?       | select max(amount) from sold where month = '2021-03'
                    What was the record sale in April?          | select max(amount) from sold where month = '2021-04'
                    Qual shopping teve a maior venda recorde?   | select hub_id, hub_name, max(amount) v from sold group by hub_id, hub_name order by v desc, hub_id limit 1
                    Record sale by segment in March             | select segment, max(amount) v from sold where month = '2021-03' group by segment order by v desc
                    """)
    void answersWhatTheExampleAdds(String question, String sql) {
        Asker.Reply reply = new Asker(Mall.open(server), json).ask(question);

        assertThat(reply.status()).as("%s", reply.json()).isEqualTo("answered");
        assertThat(reply.columns()).endsWith("largest_order");
        assertThat(plain(reply.rows())).isEqualTo(plain(MallSql.rows(sql)));
    }

    private static List<List<String>> plain(List<List<Object>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell instanceof Number number
                                ? new BigDecimal(number.toString())
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : String.valueOf(cell))
                        .toList())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Como você calcula o recorde de venda?, maior valor", "How do you calculate the record sale?, largest"})
    void explainsWhatTheExampleAdds(String question, String words) {
        Http http = Mall.open(server);

        assertThat(new Asker(http, json).ask(question).text("answer")).contains(words);
    }
}
