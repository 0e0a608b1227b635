package datalk.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final int SAVED = 50;

    private final RetryBudget budget = new RetryBudget();

    @Test
    void letsADatabaseThatAnswersNothingBeAskedATenthMore() {
        int operations = 10_000;
        int repeated = 0;
        for (int i = 0; i < operations; i++) {
            budget.countOperation();
            while (budget.take()) {
                repeated++;
            }
        }

        assertThat(repeated).isBetween(operations / 10, operations / 10 + SAVED);
    }

    @Test
    void letsAnOperationInTwoBeRepeatedWhileAllSucceedInTheEnd() {
        int operations = 10_000;
        int repeated = 0;
        for (int i = 0; i < operations; i++) {
            budget.countOperation();
            budget.countSuccess();
            while (budget.take()) {
                repeated++;
            }
        }

        assertThat(repeated).isBetween(operations / 2, operations / 2 + SAVED);
    }

    @Test
    void savesNoMoreThanABurst() {
        for (int i = 0; i < 10_000; i++) {
            budget.countOperation();
            budget.countSuccess();
        }
        int burst = 0;
        while (budget.take()) {
            burst++;
        }

        assertThat(burst).isEqualTo(SAVED);
    }
}
