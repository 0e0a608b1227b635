package datalk.planning;

import java.util.Map;
import java.util.Optional;

/**
 * What asking a model has taken.
 *
 * @param calls none where its draft was kept from before
 * @param draft what it proposed last: a word for each slot
 * @param planned whether the answer is computed by its draft
 */
public record ModelUse(
        String name,
        int calls,
        int promptTokens,
        int outputTokens,
        long elapsedMs,
        Optional<Map<String, String>> draft,
        boolean planned) {}
