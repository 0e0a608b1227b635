package datalk.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next to be sent as {@code after} for the next page; null on the last one
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<R>(List<R> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
