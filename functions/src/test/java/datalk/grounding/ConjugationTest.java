package datalk.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import datalk.semantic.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjugationTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            textBlock =
                    """
                    registrar,  registrou
                    registrar,  registraram
                    registrar,  registradas
                    alcançar,   alcance
                    praticar,   pratique
                    pagar,      paguem
                    receber,    recebido
                    receber,    recebiam
                    consumir,   consumiu
                    distribuir, distribui
                    distribuir, distribuem
                    """)
    void conjugatesPortuguese(String infinitive, String form) {
        assertThat(Conjugation.forms(infinitive, Language.PT)).contains(form);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            textBlock =
                    """
                    record,   records
                    record,   recording
                    tally up, tallied up
                    generate, generated
                    generate, generating
                    reach,    reaches
                    """)
    void conjugatesEnglish(String infinitive, String form) {
        assertThat(Conjugation.forms(infinitive, Language.EN)).contains(form);
    }

    @Test
    void leavesParticiplesOutWhereTheyWouldTellRecordsApart() {
        assertThat(Conjugation.forms("encerrar!", Language.PT))
                .contains("encerrou", "encerram")
                .doesNotContain("encerrado", "encerradas", "encerrar!");
    }

    @Test
    void leavesThePastOutWhereItWouldTellRecordsApart() {
        assertThat(Conjugation.forms("check!", Language.EN)).containsExactlyInAnyOrder("check", "checks", "checking");
    }

    @Test
    void knowsNoFuture() {
        assertThat(Conjugation.forms("vender", Language.PT)).doesNotContain("vendera", "venderao");
    }

    @Test
    void takesInfinitivesOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> Conjugation.forms("vendas", Language.PT));
    }
}
