package datalk.grounding;

import datalk.semantic.Language;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A question with everything that was recognised in it, in order, every word accounted for once.
 *
 * @param corrections typing errors that were read as other words: written, read
 * @param asOf the moment that relative time counts from, local time of the mall
 */
public record Grounding(
        String question, Language language, List<Mention> mentions, List<Correction> corrections, LocalDateTime asOf) {
    public Grounding {
        mentions = List.copyOf(mentions);
        corrections = List.copyOf(corrections);
    }

    /** A word that was read as another. */
    public record Correction(String written, String read) {}
}
