package datalk.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberParserTest {
    private static Optional<NumberParser.Match> read(Language language, String text) {
        return new NumberParser(language).at(Tokenizer.tokens(text), 0);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PT | 12                        | 12
                    PT | 12,5                      | 12.5
                    PT | 1.234                     | 1234
                    PT | 1.234,56                  | 1234.56
                    PT | 1.234.567,8               | 1234567.8
                    PT | 20 mil                    | 20000
                    PT | 20k                       | 20000
                    PT | 1,5 mil                   | 1500
                    PT | 2 milhões                 | 2000000
                    PT | cem                       | 100
                    PT | cinquenta                 | 50
                    PT | vinte e cinco             | 25
                    PT | cento e vinte             | 120
                    PT | mil                       | 1000
                    PT | vinte mil                 | 20000
                    PT | mil e duzentos            | 1200
                    PT | duzentos e cinquenta mil  | 250000
                    EN | 1,234.56                  | 1234.56
                    EN | 20,000                    | 20000
                    EN | 12.5                      | 12.5
                    EN | 20k                       | 20000
                    EN | twenty                    | 20
                    EN | two hundred               | 200
                    EN | two hundred and fifty     | 250
                    EN | three thousand            | 3000
                    EN | one million               | 1000000
                    """)
    void readsTheWholeNumber(Language language, String text, BigDecimal value) {
        NumberParser.Match number = read(language, text).orElseThrow();

        assertThat(number.value()).isEqualByComparingTo(value);
        assertThat(number.length()).isEqualTo(Tokenizer.tokens(text).size());
        assertThat(number.unit()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PT | R$ 200          | 200     | BRL
                    PT | R$200           | 200     | BRL
                    PT | R$ 1.234,56     | 1234.56 | BRL
                    PT | 100 reais       | 100     | BRL
                    PT | cem reais       | 100     | BRL
                    PT | 20 mil reais    | 20000   | BRL
                    PT | 30 minutos      | 30      | MINUTES
                    PT | 10%             | 0.10    | FRACTION
                    PT | 12,5 por cento  | 0.125   | FRACTION
                    PT | 40 anos         | 40      | YEARS
                    EN | R$ 20,000       | 20000   | BRL
                    EN | 45 minutes      | 45      | MINUTES
                    EN | 10 percent      | 0.10    | FRACTION
                    EN | 30 years old    | 30      | YEARS
                    """)
    void readsTheUnit(Language language, String text, BigDecimal value, Unit unit) {
        NumberParser.Match number = read(language, text).orElseThrow();

        assertThat(number.value()).isEqualByComparingTo(value);
        assertThat(number.unit()).contains(unit);
        assertThat(number.length()).isEqualTo(Tokenizer.tokens(text).size());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PT | um shopping
                    PT | uma loja
                    PT | pedidos
                    PT | R$
                    PT | p90
                    PT | 10/03
                    PT | e dois
                    EN | one of them
                    EN | and two
                    """)
    void readsNoNumber(Language language, String text) {
        assertThat(read(language, text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dez e quinze     | 10 | 1
                    10 e 20          | 10 | 1
                    vinte e lojas    | 20 | 1
                    """)
    void stopsWhereTheNumberStops(String text, BigDecimal value, int length) {
        NumberParser.Match number = read(Language.PT, text).orElseThrow();

        assertThat(List.of(number.value().intValue(), number.length())).isEqualTo(List.of(value.intValue(), length));
    }
}
