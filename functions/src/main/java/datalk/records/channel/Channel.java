package datalk.records.channel;

import datalk.records.ApiRecord;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A way in which orders come in. */
@Serdeable
public record Channel(
        @NotNull @Positive @Nullable Long channel_id,
        @NotBlank @Size(max = 200) @Nullable String channel_name,
        @NotNull @Pattern(regexp = "MARKETPLACE|OWN CHANNEL", message = "{reason.one-of}") @Nullable String channel_type)
        implements ApiRecord {
    @Override
    public @Nullable Long id() {
        return channel_id;
    }
}
