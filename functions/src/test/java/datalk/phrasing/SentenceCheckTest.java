package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datalk.Mall;
import datalk.execution.FailedCheckException;
import datalk.execution.PipelineRunner;
import datalk.execution.ResultTable;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.Plans;
import datalk.plan.Summary;
import datalk.semantic.Language;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revenue by store in March: 500,00, 200,00, 199,99, 160,50, 100,01 and 40,00. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class SentenceCheckTest {
    private static final Summary PLAN = Plans.in(Plans.by("revenue", "store"), Plans.MARCH);
    private static final String GIVEN = "Faturamento por loja, março de 2021 (2021-03-01 a 2021-03-31), 10 maiores";

    @Inject
    EmbeddedServer server;

    @Inject
    PipelineRunner runner;

    private ResultTable result;

    @BeforeEach
    void run() {
        Mall.open(server);
        result = runner.run(PLAN, new PipelineCompiler().compile(PLAN), LocalDateTime.parse(Mall.NOW));
    }

    private void check(String sentence) {
        new SentenceCheck(result, PlanShape.of(PLAN), new RowNames(Plans.MODEL, Language.PT), new Formats(Language.PT))
                .check(sentence, GIVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Não houve vendas.",
                "Em março de 2021, TECIDARTE (14) R$ 500,00; CUMIURI (12) R$ 200,00; e mais na tabela.",
                "O último, SABORELLA (13), vendeu R$ 40,00.",
                "As 10 maiores de 2021-03-01 a 2021-03-31: R$ 160,50."
            })
    void numbersOfTheRowsAndOfTheQuestionPass(String sentence) {
        assertThatCode(() -> check(sentence)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Em março de 2021, TECIDARTE (14) R$ 500,01.",
                "TECIDARTE (17) R$ 500,00.",
                "TECIDARTE (14) R$ 500.00.",
                "Em março de 2020, R$ 500,00.",
                "As 99 maiores: R$ 500,00.",
                "R$ 5000,00"
            })
    void anyOtherDoesNot(String sentence) {
        assertThatThrownBy(() -> check(sentence))
                .isInstanceOf(FailedCheckException.class)
                .hasMessageNotContaining("500");
    }
}
