package datalk.records.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StoredCustomerTest {
    private static StoredCustomer customer(String email) {
        return StoredCustomer.of(
                new Customer(7L, "Ana Prado", email, "CURITIBA", "PR", 1985, "GOLD", LocalDate.parse("2020-02-03")));
    }

    @Test
    void showsNoLogWhoItIs() {
        assertThat(customer("ana@example.com").toString()).contains("7").doesNotContain("Ana", "Prado", "example");
    }
}
