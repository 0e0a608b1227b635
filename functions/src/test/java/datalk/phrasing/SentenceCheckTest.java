package datalk.phrasing;

import static datalk.plan.Plans.number;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datalk.execution.Column;
import datalk.execution.FailedCheckException;
import datalk.execution.ResultTable;
import datalk.plan.Plans;
import datalk.plan.Summary;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revenue by store in March, in the small mall. */
class SentenceCheckTest {
    private static final Summary PLAN = Plans.in(Plans.by("revenue", "store"), Plans.MARCH);
    private static final String GIVEN = "Faturamento por loja, março de 2021 (2021-03-01 a 2021-03-31), 10 maiores";
    private static final List<Column> COLUMNS = List.of(
            new Column("store_id", Column.Type.INTEGER, Optional.empty()),
            new Column("store_name", Column.Type.STRING, Optional.empty()),
            new Column("revenue", Column.Type.NUMBER, Optional.of(Unit.BRL)));
    private static final List<List<Object>> ROWS = List.of(
            List.of(14L, "TECIDARTE", number("500.00")),
            List.of(12L, "CUMIURI", number("200.00")),
            List.of(15L, "PIMGUCIS", number("199.99")),
            List.of(11L, "PIMGUCIS", number("160.50")),
            List.of(10L, "CUMIURI", number("100.01")),
            List.of(13L, "SABORELLA", number("40.00")));

    private static void check(String sentence, List<List<Object>> rows) {
        new SentenceCheck(
                        new ResultTable(COLUMNS, rows, false, 12),
                        PlanShape.of(PLAN),
                        new RowNames(Plans.MODEL, Language.PT),
                        new Formats(Language.PT))
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
        assertThatCode(() -> check(sentence, ROWS)).doesNotThrowAnyException();
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
        assertThatThrownBy(() -> check(sentence, ROWS))
                .isInstanceOf(FailedCheckException.class)
                .hasMessageNotContaining("500");
    }

    @Test
    void withoutRowsOnlyTheQuestionsNumbersPass() {
        assertThatCode(() -> check("Nada em março de 2021.", List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("R$ 500,00 em março de 2021.", List.of()))
                .isInstanceOf(FailedCheckException.class);
    }
}
