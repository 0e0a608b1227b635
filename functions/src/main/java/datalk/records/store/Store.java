package datalk.records.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

@Serdeable
@MappedEntity("stores")
public record Store(@Id int store_id, @NotBlank String store_name, @Nullable Double lat) {}
