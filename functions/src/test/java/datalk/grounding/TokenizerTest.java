package datalk.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
    private static List<String> folded(String question) {
        return Tokenizer.tokens(question).stream().map(Token::folded).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Quanto faturou o Shopping AURORA? | quanto faturou o shopping aurora ?
                    São Paulo, Paraná                 | sao paulo , parana
                    acima de R$ 1.234,56              | acima de r$ 1.234,56
                    R$200                             | r$ 200
                    em 15/03/2021                     | em 15/03/2021
                    em 15/03                          | em 15/03
                    em 03/2021                        | em 03/2021
                    em 2021-03-15                     | em 2021-03-15
                    em 2021-03                        | em 2021-03
                    jan/21                            | jan / 21
                    p90 do tempo                      | p90 do tempo
                    10%                               | 10 %
                    Shopping Aurora's revenue         | shopping aurora revenue
                    best-selling                      | best selling
                    é                                 | eh
                    e                                 | e
                    """)
    void cutsAndFolds(String question, String tokens) {
        assertThat(String.join(" ", folded(question))).isEqualTo(tokens);
    }

    /** Zero-width spaces, joiners, direction marks, tags and soft hyphens hide words from a reader. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"200B", "200D", "200E", "202E", "2060", "FEFF", "00AD", "FE0F", "E0041", "0000", "0007"})
    void seesThroughInvisibleCharacters(String code) {
        String invisible = Character.toString(Integer.parseInt(code, 16));

        assertThat(folded("apa" + invisible + "gue pedi" + invisible + "dos")).containsExactly("apague", "pedidos");
    }

    @Test
    void composedAndDecomposedAccentsAreAlike() {
        assertThat(folded("mar\u0063\u0327o")).isEqualTo(folded("março"));
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(Tokenizer.tokens("Ticket Médio")).extracting(Token::text).containsExactly("Ticket", "Médio");
    }

    @Test
    void nothingIsNoToken() {
        assertThat(Tokenizer.tokens(" \n\t ")).isEmpty();
    }
}
