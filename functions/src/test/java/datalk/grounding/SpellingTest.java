package datalk.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KNOWN =
            List.of("faturamento", "pedidos", "pedido", "marco", "maio", "aurora", "loja", "lojas", "canal", "canais");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "faturamnto,faturamento",
        "faturametno,faturamento",
        "fatruamneto,faturamento",
        "pedids,pedidos",
        "pedidoz,pedidos",
        "auroa,aurora",
        "aurroa,aurora",
        "cannal,canal"
    })
    void takesTheOneWordThatIsClearlyNearest(String written, String read) {
        assertThat(Spelling.nearestWord(written, KNOWN).orElse("nothing")).isEqualTo(read);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"aurara,aurora", "auvora,aurora", "cabal,canal"})
    void takesANameWithAnyLetterWrong(String written, String read) {
        assertThat(Spelling.nearestName(written, KNOWN)).contains(read);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"xyz", "blorbico", "lja", "marcb", "mare", "parada", "estoque", "fatiameto"})
    void leavesAloneWhatIsNearNothingOrSeveral(String written) {
        assertThat(Spelling.nearestWord(
                        written, List.of("parana", "marca", "marco", "mares", "maren", "loja", "faturamento")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"abc,abc,0", "abc,abd,1", "abc,acb,1", "abc,ab,1", "abc,abcd,1", "abcd,badc,2"})
    void countsAnyLettersThatDiffer(String one, String other, int distance) {
        assertThat(Spelling.distance(one, other, true)).isEqualTo(distance);
        assertThat(Spelling.distance(other, one, true)).isEqualTo(distance);
    }
}
