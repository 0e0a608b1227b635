package datalk.records.hub;

import datalk.records.ApiRecord;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A shopping mall. */
@Serdeable
public record Hub(
        @NotNull @Positive @Nullable Long hub_id,
        @NotBlank @Size(max = 200) @Nullable String hub_name,
        @NotBlank @Size(max = 100) @Nullable String hub_city,
        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "{reason.state}") @Nullable String hub_state,
        @DecimalMin("-90") @DecimalMax("90") @Nullable Double hub_latitude,
        @DecimalMin("-180") @DecimalMax("180") @Nullable Double hub_longitude)
        implements ApiRecord {
    @Override
    public @Nullable Long id() {
        return hub_id;
    }
}
