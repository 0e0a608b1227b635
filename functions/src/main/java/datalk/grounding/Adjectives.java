package datalk.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts adjectives that stand within a term behind it: "taxa média de entrega" is "taxa de entrega média". */
final class Adjectives {
    private static final Pattern ADJECTIVE = Pattern.compile("(medi|maxim|minim|median)[oa]s?|total|totais");

    private final Lexicon lexicon;

    Adjectives(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    List<Token> behind(List<Token> tokens) {
        List<Token> ordered = new ArrayList<>(tokens);
        for (int i = 0; i + 2 < ordered.size(); i++) {
            int within = i + 1;
            if (ADJECTIVE.matcher(ordered.get(within).folded()).matches()) {
                List<Token> term = new ArrayList<>(ordered);
                Token adjective = term.remove(within);
                int length = longest(term, i);
                if (length > 2 && longest(ordered, i) < 3) {
                    term.add(i + length, adjective);
                    ordered = term;
                }
            }
        }
        return ordered;
    }

    private int longest(List<Token> tokens, int position) {
        return lexicon.at(tokens, position).stream()
                .filter(match ->
                        match.target() instanceof Meaning.MeasureWord || match.target() instanceof Meaning.FieldWord)
                .mapToInt(PhraseTable.Match::length)
                .max()
                .orElse(0);
    }
}
