package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.MallNames;
import datalk.grounding.Grounder;
import datalk.plan.BucketAverage;
import datalk.plan.Plans;
import datalk.semantic.Language;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means of weeks, months, quarters and years are of whole ones that are over when the question is asked. */
class BucketAverageTest {
    private static final Grounder GROUNDER = new Grounder(Plans.MODEL, new MallNames());
    private static final RulePlanner PLANNER = new RulePlanner(Plans.MODEL);

    private static PlanDecision decide(String question, String asOf) {
        return PLANNER.plan(List.of(GROUNDER.ground(question, LocalDateTime.parse(asOf), Language.PT)));
    }

    @ParameterizedTest(name = "{0}, asked at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    média mensal de pedidos em 2021        | 2021-04-30T23:59:59     | true
                    média mensal de pedidos em 2021        | 2021-04-30T23:59:59.512 | true
                    média mensal de pedidos em 2021        | 2021-04-30T23:59:58     | false
                    média mensal de pedidos em 2021        | 2021-05-01T08:00:00     | false
                    média mensal de pedidos em 2021        | 2022-01-01T00:00:00     | true
                    média mensal de pedidos em março       | 2021-03-15T12:00:00     | false
                    média mensal de pedidos até março      | 2021-04-30T23:59:59     | false
                    média mensal de pedidos                | 2021-04-30T23:59:59     | false
                    média semanal de pedidos em fevereiro  | 2021-04-30T23:59:59     | true
                    média semanal de pedidos em março      | 2021-04-30T23:59:59     | false
                    média semanal de pedidos este mês      | 2021-02-14T23:59:59     | true
                    média semanal de pedidos este mês      | 2021-02-15T23:59:59     | false
                    média trimestral de pedidos em 2020    | 2021-04-30T23:59:59     | true
                    média anual de pedidos em 2020         | 2021-04-30T23:59:59     | true
                    média anual de pedidos em 2021         | 2021-04-30T23:59:59     | false
                    média diária de pedidos em março       | 2021-03-15T12:00:00     | true
                    média diária de pedidos                | 2021-03-15T12:00:00     | true
                    média diária de pedidos este mês       | 2021-03-15T12:00:00     | true
                    """)
    void isOfWholeBucketsThatAreOver(String question, String asOf, boolean answered) {
        PlanDecision decision = decide(question, asOf);

        boolean planned =
                decision.fold(plan -> plan.plan() instanceof BucketAverage, any -> false, any -> false, any -> false);
        boolean incomplete = decision.fold(
                any -> false,
                any -> false,
                any -> false,
                refusal -> refusal.issues().get(0).reason() == Reason.INCOMPLETE_PERIOD);
        assertThat(planned).isEqualTo(answered);
        assertThat(incomplete).isEqualTo(!answered);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"média semanal de pedidos em março", "quanto vendemos em média por mês?"})
    void offersTheMeanOfDaysInstead(String question) {
        List<?> offered = decide(question, "2021-04-30T23:59:59")
                .fold(plan -> List.of(), any -> List.of(), any -> List.of(), refusal -> refusal.suggestions());

        assertThat(offered.get(0)).isInstanceOf(BucketAverage.class);
    }
}
