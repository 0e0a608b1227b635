package datalk.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"SÃO PAULO,sao paulo", "' Ticket Médio ',ticket medio", "PIMGUCIS,pimgucis", "ﬁm,fim"})
    void foldsCaseAccentsAndBlanks(String written, String folded) {
        assertThat(Phrases.fold(written)).isEqualTo(folded);
    }

    @Test
    void expandsEveryCombination() {
        assertThat(Phrases.expand("tempo{,s} {,médio} de preparo"))
                .containsExactlyInAnyOrder(
                        List.of("tempo", "de", "preparo"),
                        List.of("tempo", "medio", "de", "preparo"),
                        List.of("tempos", "de", "preparo"),
                        List.of("tempos", "medio", "de", "preparo"));
    }

    @Test
    void refusesABraceThatStaysOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrases.expand("tempo {,medio"))
                .withMessageContaining("tempo {,medio");
    }
}
