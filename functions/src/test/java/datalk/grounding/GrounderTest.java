package datalk.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.Bounds;
import datalk.plan.Value;
import datalk.semantic.Language;
import datalk.semantic.SemanticModelLoader;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrounderTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2021-04-30T23:59:59");
    private static final Grounder GROUNDER = new Grounder(SemanticModelLoader.load(Optional.empty()), new FewNames());

    private static Grounding ground(String question) {
        return GROUNDER.ground(question, NOW, Language.PT);
    }

    private static <M extends Meaning> List<M> all(String question, Class<M> kind) {
        return ground(question).mentions().stream()
                .flatMap(mention -> mention.as(kind).stream())
                .toList();
    }

    private static List<Object> values(String question) {
        return all(question, Meaning.ValueWord.class).stream()
                .flatMap(word -> word.candidates().stream())
                .flatMap(candidate -> candidate.values().stream())
                .map(Value::key)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Faturamento da rede Total em abril,TOTAL",
        "Quanto a Total vendeu em abril?,TOTAL",
        "Faturamento de clientes de Contagem,CONTAGEM",
        "quanto vendemos em contagem no mes passado,CONTAGEM",
        "pedidos da rede dia a dia em abril,DIA A DIA",
        "Pedidos da rede Sushi Namy em abril,SUSHI NAMI",
        "Pedidos do canal Leva 10 em abril de 2021,3"
    })
    void findsNamesThatAreWordsToo(String question, String name) {
        assertThat(values(question)).hasSize(1).first().hasToString(name);
        assertThat(all(question, Meaning.TimeWord.class)).allMatch(word -> !word.time()
                .range()
                .firstDay()
                .plusDays(1)
                .equals(word.time().range().lastDay().plusDays(1)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Qual foi o faturamento total em abril?",
                "receita total de planos",
                "contagem de pedidos em abril",
                "pedidos dia a dia em abril",
                "Qual loja mais vendeu em abril?",
                "Qual a participação no total?"
            })
    void takesNoWordForANameThatIsNotMeant(String question) {
        assertThat(values(question)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Faturamento do Shopping Aurora,1",
        "faturamento do shopping aurora,1",
        "Faturamento do SHOPPING AURORA,1",
        "Faturamento do Aurora,1",
        "Revenue of Aurora,1",
        "Revenue of Shopping Aurora,1",
        "Faturamento do Shopping Brasa,2",
        "Faturamento do Brasa Norte,3",
        "Faturamento do Shopping Brasa Norte,3",
        "Faturamento do Shopping das Palmeiras,6",
        "Faturamento do Shopping Palmeiras,6",
        "Faturamento do Shopping Aurrora,1",
        "Faturamento do Shopping Auorra,1",
        "Pedidos da loja 3862,3862"
    })
    void findsTheOneRecordThatANameMeans(String question, long id) {
        assertThat(values(question)).containsExactly(id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Faturamento da rede Cumiuri,CUMIURI",
        "Faturamento da loja cumiuri,CUMIURI",
        "Faturamento da Casa da Pizza,CASA DA PIZZA",
        "Pedidos em Curitiba,CURITIBA",
        "Pedidos em curitiba,CURITIBA",
        "Pedidos no Paraná,PR",
        "Pedidos no PR,PR",
        "Pedidos em Porto Alegre,PORTO ALEGRE",
        "Pedidos dos clientes ouro,GOLD",
        "Orders of gold customers,GOLD"
    })
    void findsTheOneValueThatANameMeans(String question, String value) {
        assertThat(values(question)).containsExactly(value);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Faturamento do Shopping Lagoa", "Revenue of the mall Lagoa"})
    void saysThatANameFitsSeveral(String question) {
        assertThat(all(question, Meaning.AmbiguousValue.class))
                .singleElement()
                .satisfies(
                        word -> assertThat(word.values()).extracting(Value::key).containsExactlyInAnyOrder(4L, 5L));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Faturamento do Shopping Inexistente,hub,Inexistente",
        "Revenue of the mall Nowhere,hub,Nowhere",
        "Faturamento da loja 99999,store,99999",
        "Faturamento da rede Zimbabadu,chain,Zimbabadu"
    })
    void saysThatANameIsUnknown(String question, String dimension, String name) {
        assertThat(all(question, Meaning.UnknownValue.class)).singleElement().satisfies(unknown -> {
            assertThat(unknown.dimension().name()).isEqualTo(dimension);
            assertThat(unknown.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Faturamento blorbico", "Quantos pedidos xpto em março?", "Revenue of zzzz in April"})
    void leavesNoWordOut(String question) {
        assertThat(all(question, Meaning.UnknownWord.class)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Qual foi o faturamento do Shopping Aurora em março?",
                "top 5 lojas com mais de 50 pedidos acima de R$ 100,00 em 15/03/2021",
                "asdf 12 ghjk, qwerty!",
                "Revenue by channel, please."
            })
    void accountsForEveryWordOnce(String question) {
        List<Token> tokens = Tokenizer.tokens(question);
        int[] said = new int[tokens.size()];

        for (Mention mention : ground(question).mentions()) {
            for (int i = mention.from(); i < mention.to(); i++) {
                said[i]++;
            }
        }

        for (int i = 0; i < said.length; i++) {
            assertThat(said[i]).as(tokens.get(i).text()).isEqualTo(tokens.get(i).isMark() ? said[i] : 1);
        }
    }

    @Test
    void tellsWhatItCorrected() {
        assertThat(ground("faturamnto em março").corrections())
                .containsExactly(new Grounding.Correction("faturamnto", "faturamento"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Quantos pedidos em março?,PT",
        "How many orders in March?,EN",
        "ticket médio por shopping,PT",
        "revenue by mall last week,EN"
    })
    void tellsTheLanguage(String question, Language language) {
        Language other = language == Language.PT ? Language.EN : Language.PT;

        assertThat(GROUNDER.ground(question, NOW, other).language()).isEqualTo(language);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pedidos acima de 200 reais        | above   | 200
                    pedidos de mais de R$ 200         | above   | 200
                    orders over R$ 200                | above   | 200
                    pedidos abaixo de 1.234,56 reais  | below   | 1234.56
                    orders under R$ 50                | below   | 50
                    pedidos de pelo menos 100 reais   | atLeast | 100
                    pedidos de 100 reais ou mais      | atLeast | 100
                    pedidos a partir de R$ 100        | atLeast | 100
                    orders of at least R$ 100         | atLeast | 100
                    pedidos de até R$ 100             | atMost  | 100
                    pedidos de no máximo R$ 100       | atMost  | 100
                    orders of up to R$ 100            | atMost  | 100
                    """)
    void readsConditionsWithTheirBound(String question, String kind, BigDecimal value) {
        Bounds expected =
                switch (kind) {
                    case "above" -> Bounds.above(value);
                    case "below" -> Bounds.below(value);
                    case "atLeast" -> Bounds.atLeast(value);
                    default -> Bounds.atMost(value);
                };

        assertThat(all(question, Meaning.ConditionWord.class))
                .containsExactly(new Meaning.ConditionWord(expected, Optional.of(Unit.BRL)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "pedidos entre R$ 80 e R$ 120",
                "pedidos entre 80 e 120 reais",
                "pedidos de 80 a 120 reais",
                "orders between R$ 80 and R$ 120"
            })
    void readsRangesWithBothBoundsIncluded(String question) {
        assertThat(all(question, Meaning.ConditionWord.class))
                .containsExactly(new Meaning.ConditionWord(
                        Bounds.between(BigDecimal.valueOf(80), BigDecimal.valueOf(120)), Optional.of(Unit.BRL)));
    }

    @Test
    void readsNamesAgainWhenTheyChange() {
        String[] version = {"1"};
        String[] name = {"SHOPPING ANTIGO"};
        ValueLookup changing = new ValueLookup() {
            @Override
            public Names names() {
                return new Names(java.util.Map.of("hub", List.of(new Value(7L, name[0]))), version[0]);
            }

            @Override
            public Optional<Value> findRecord(String dimension, long id) {
                return Optional.empty();
            }
        };
        Grounder grounder = new Grounder(SemanticModelLoader.load(Optional.empty()), changing);
        grounder.ground("Faturamento do Shopping Antigo", NOW, Language.PT);

        name[0] = "SHOPPING MODERNO";
        version[0] = "2";

        assertThat(grounder.ground("Faturamento do Shopping Moderno", NOW, Language.PT)
                        .mentions())
                .anyMatch(mention -> mention.as(Meaning.ValueWord.class).isPresent());
        assertThat(grounder.ground("Faturamento do Shopping Antigo", NOW, Language.PT)
                        .mentions())
                .anyMatch(mention -> mention.as(Meaning.UnknownValue.class).isPresent());
    }
}
