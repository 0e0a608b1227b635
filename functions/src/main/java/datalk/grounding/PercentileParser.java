package datalk.grounding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads percentiles: "p90", "percentil 90", "90º percentil". */
final class PercentileParser {
    private static final Pattern SHORT = Pattern.compile("p(\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})(?:o|º|th|st|nd|rd)?");

    private PercentileParser() {}

    static Optional<PhraseTable.Match<Meaning>> at(List<Token> tokens, int position, Lexicon lexicon) {
        Matcher code = SHORT.matcher(tokens.get(position).folded());
        if (code.matches()) {
            return Optional.of(new PhraseTable.Match<>(percentile(code.group(1)), 1));
        }
        if (position + 1 >= tokens.size()) {
            return Optional.empty();
        }
        Matcher before = NUMBER.matcher(tokens.get(position).folded());
        if (before.matches() && isPercentileWord(tokens, position + 1, lexicon)) {
            return Optional.of(new PhraseTable.Match<>(percentile(before.group(1)), 2));
        }
        Matcher behind = NUMBER.matcher(tokens.get(position + 1).folded());
        return behind.matches() && isPercentileWord(tokens, position, lexicon)
                ? Optional.of(new PhraseTable.Match<>(percentile(behind.group(1)), 2))
                : Optional.empty();
    }

    private static boolean isPercentileWord(List<Token> tokens, int position, Lexicon lexicon) {
        return lexicon.at(tokens, position).stream()
                .anyMatch(match -> match.target() instanceof Meaning.CueWord word && word.cue() == Cue.PERCENTILE_WORD);
    }

    private static Meaning percentile(String number) {
        return new Meaning.CueWord(Cue.PERCENTILE, number);
    }
}
