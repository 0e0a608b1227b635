package datalk.records.store;

import datalk.records.ApiRecord;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A store of a mall.
 *
 * @param store_segment what it sells: FOOD, or GOOD for everything else
 * @param store_plan_price its monthly fee in reais; empty where it is not known, which is not 0
 */
@Serdeable
public record Store(
        @NotNull @Positive @Nullable Long store_id,
        @NotNull @Positive @Nullable Long hub_id,
        @NotBlank @Size(max = 200) @Nullable String store_name,
        @NotNull @Pattern(regexp = "FOOD|GOOD", message = "{reason.one-of}") @Nullable String store_segment,
        @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable BigDecimal store_plan_price,
        @DecimalMin("-90") @DecimalMax("90") @Nullable Double store_latitude,
        @DecimalMin("-180") @DecimalMax("180") @Nullable Double store_longitude)
        implements ApiRecord {
    @Override
    public @Nullable Long id() {
        return store_id;
    }
}
