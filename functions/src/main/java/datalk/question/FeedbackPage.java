package datalk.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of feedback.
 *
 * @param next to be sent as {@code after} for the next page; null on the last one
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record FeedbackPage(List<FeedbackShown> items, @Nullable String next) {
    FeedbackPage {
        items = List.copyOf(items);
    }
}
