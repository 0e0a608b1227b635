package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.execution.Column;
import datalk.execution.PipelineRunner;
import datalk.execution.ResultTable;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.MallPlans;
import datalk.plan.QueryPlan;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers of a sentence come from the rows: with a random prime in every cell, the sentence says those primes. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class PrimesTest {
    private static final int PLANS = 300;
    private static final long SEED = 7919;
    private static final int ALL_LISTED = 5;

    /** Numbers of nine digits or more when shown to the cent, as no name, date or bound of the plans is. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{1,3}(?:[.,]\\d{3}){2,}(?:[.,]\\d+)?");

    @Inject
    EmbeddedServer server;

    @Inject
    PipelineRunner runner;

    @Inject
    SemanticModel model;

    private final Random random = new Random(SEED);

    @BeforeEach
    void fill() {
        Mall.open(server);
    }

    private BigDecimal prime() {
        return new BigDecimal(BigInteger.probablePrime(30, random));
    }

    private ResultTable withPrimes(ResultTable table) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : table.rows()) {
            List<Object> changed = new ArrayList<>(row);
            changed.set(row.size() - 1, prime());
            rows.add(changed);
        }
        return new ResultTable(table.columns(), rows, table.truncated(), table.matched(), table.leftOut());
    }

    private static Set<String> longNumbers(String text) {
        return LONG_NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static boolean isNumber(Column column) {
        return column.unit().isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Language.class)
    void sentenceSaysTheNumbersOfTheRowsAndNoOthers(Language language) {
        MallPlans plans = new MallPlans(model, new Random(SEED));
        int checked = 0;
        for (int i = 0; i < PLANS; i++) {
            QueryPlan plan = plans.next();
            ResultTable table = runner.run(plan, new PipelineCompiler().compile(plan), LocalDateTime.parse(Mall.NOW));
            Column last = table.columns().get(table.columns().size() - 1);
            if (isNumber(last) && !table.rows().isEmpty()) {
                ResultTable primes = withPrimes(table);
                String sentence = plan.accept(new SentenceWriter(model, language, primes));
                Set<String> written = new LinkedHashSet<>();
                Formats formats = new Formats(language);
                primes.rows().forEach(row -> written.addAll(longNumbers(formats.cell(row.get(row.size() - 1), last))));

                assertThat(written).as("seed %d: %s", SEED, sentence).containsAll(longNumbers(sentence));
                if (primes.rows().size() <= ALL_LISTED) {
                    assertThat(longNumbers(sentence))
                            .as("seed %d: %s", SEED, sentence)
                            .isEqualTo(written);
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(PLANS / 2);
    }
}
