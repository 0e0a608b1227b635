package datalk.records.customer;

import datalk.problem.FieldIssue;
import datalk.records.ApiRecord;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who buys.
 *
 * @param customer_since the day from which the person is a customer
 */
@Serdeable
public record Customer(
        @NotNull @Positive @Nullable Long customer_id,
        @NotBlank @Size(max = 200) @Nullable String customer_name,
        @Email @Size(max = 254) @Nullable String customer_email,
        @Size(max = 100) @Nullable String customer_city,
        @Pattern(regexp = "[A-Z]{2}", message = "{reason.state}") @Nullable String customer_state,
        @Min(1900) @Nullable Integer customer_birth_year,
        @NotNull @Pattern(regexp = "BRONZE|SILVER|GOLD", message = "{reason.one-of}") @Nullable String customer_tier,
        @NotNull @Nullable LocalDate customer_since)
        implements ApiRecord {
    @Override
    public @Nullable Long id() {
        return customer_id;
    }

    @Override
    public List<FieldIssue> contradictions() {
        boolean unborn =
                customer_birth_year != null && customer_since != null && customer_birth_year > customer_since.getYear();
        return unborn ? List.of(new FieldIssue("customer_birth_year", "reason.unborn")) : List.of();
    }

    /** Without personal data, so that no log shows any. */
    @Override
    public String toString() {
        return "Customer[" + customer_id + "]";
    }
}
