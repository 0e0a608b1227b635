package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.MallNames;
import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.grounding.Mention;
import datalk.plan.Plans;
import datalk.semantic.Language;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A draft that was read from less, or from something else, is not taken for what was asked. */
class HeedCheckTest {
    private static final Grounder GROUNDER = new Grounder(Plans.MODEL, new MallNames());

    private static Grounding ground(String question) {
        return GROUNDER.ground(question, LocalDateTime.parse(Mall.NOW), Language.PT);
    }

    private static PlanDraft draft(String question) {
        return new DraftReader(Plans.MODEL, ground(question), Optional.empty()).read();
    }

    private static Optional<String> unheeded(String question, PlanDraft draft) {
        return new HeedCheck(ground(question), draft, mention -> false)
                .unheeded()
                .map(Mention::text);
    }

    @ParameterizedTest(name = "{0} – {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    faturamento em março | pedidos em março | faturamento
                    ticket médio em março | faturamento em março | ticket médio
                    pedidos cancelados em março | pedidos em março | cancelados
                    pedidos cancelados em março | faturamento em março | cancelados
                    tempo de ciclo em março | tempo de produção em março | tempo de ciclo
                    clientes que compraram em março | faturamento em março | compraram
                    lojas ativas em março | faturamento em março | ativas
                    faturamento do Shopping Aurora em março | faturamento em março | Shopping Aurora
                    faturamento do Shopping Aurora em março | faturamento do Shopping Brasa em março | Shopping Aurora
                    faturamento do Shopping Aurora em março | faturamento de Curitiba em março | Shopping Aurora
                    pedidos às segundas em março | pedidos em março | segundas
                    pedidos em março | pedidos em abril | março
                    pedidos em março | pedidos | março
                    pedidos nesse mês | pedidos | nesse mês
                    pedidos acima de R$ 100 em março | pedidos em março | acima
                    pedidos com ciclo acima de 40 minutos em março | pedidos acima de R$ 40 em março | ciclo
                    lojas com mais de 2 pedidos em março | pedidos por loja em março | mais de 2
                    lojas com plano acima de R$ 40 | lojas | plano
                    lojas sem preço do plano | lojas | sem
                    lojas sem pedidos em março | pedidos por loja em março | sem
                    faturamento sem o Shopping Aurora em março | faturamento do Shopping Aurora em março | sem
                    faturamento exceto o Shopping Aurora em março | faturamento do Shopping Aurora em março | exceto
                    pedidos que não são do App Delta em março | pedidos do App Delta em março | não
                    que fatia do faturamento de março veio do App Delta? | faturamento do App Delta em março | fatia
                    crescimento do faturamento de março para abril | faturamento de março e abril, cada um | crescimento
                    queda do faturamento de março para abril | faturamento de março e abril, cada um | queda
                    diferença entre março e abril em pedidos | pedidos de março e abril, cada um | diferença
                    faturamento acumulado por mês em 2021 | faturamento por mês em 2021 | acumulado
                    mediana do valor dos pedidos em março | valor médio dos pedidos em março | mediana
                    p90 do tempo de ciclo em março | tempo de ciclo em março | p90
                    maior pedido de março | faturamento em março | maior
                    menor pedido de março | faturamento em março | menor
                    valor máximo dos pedidos em março | faturamento em março | máximo
                    valor mínimo dos pedidos em março | faturamento em março | mínimo
                    faturamento por canal em março | faturamento em março | por
                    faturamento por App Delta e Site Omega em março | faturamento do App Delta em março | por
                    faturamento de cada canal em março | faturamento em março | cada
                    faturamento mensal em 2021 | faturamento em 2021 | mensal
                    canal com maior faturamento em março | faturamento por canal em março | maior
                    canal com menor faturamento em março | faturamento por canal em março | menor
                    """)
    void findsTheWordThatWasDropped(String asked, String read, String dropped) {
        assertThat(unheeded(asked, draft(read)).orElse("nothing")).contains(dropped);
    }

    @ParameterizedTest
    @CsvSource({
        "lojas que venderam em março", "quantos clientes compraram em março?",
        "pedidos cancelados em março", "lojas ativas em março",
        "pedidos pelas lojas de alimentação em março", "pedidos por marketplace em março",
        "clientes nascidos entre 1980 e 1990", "ticket médio em março",
        "tempo de ciclo médio em março", "faturamento acumulado em 2021",
        "pedidos nesse mês", "lojas sem preço do plano"
    })
    void findsNothingInWhatWasReadWhole(String question) {
        assertThat(unheeded(question, draft(question))).isEmpty();
    }
}
