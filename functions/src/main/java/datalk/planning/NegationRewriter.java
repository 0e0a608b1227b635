package datalk.planning;

import datalk.grounding.Cue;

/** Reads a negation that is said twice as one: "não tiveram pedido nenhum no Aurora", "no orders at all through X". */
final class NegationRewriter {
    private final Words words;

    NegationRewriter(Words words) {
        this.words = words;
    }

    /** What stands behind the orders says nothing of the name that follows them. */
    void dropEmphasis() {
        for (int i = words.size() - 1; i > 1; i--) {
            boolean emphatic = words.is(i, Cue.WITHOUT)
                    && words.textAt(i).matches("at all|nenhuma?|alguma?|sequer|nunca|jamais|never");
            boolean counted = words.isOrders(i - 1) || words.isMeasure(i - 1);
            if (emphatic && counted && isNegatedBefore(i - 1)) {
                words.remove(i);
            }
        }
    }

    private boolean isNegatedBefore(int index) {
        return words.is(index - 1, Cue.WITHOUT)
                || words.is(index - 1, Cue.NOT)
                || words.is(index - 2, Cue.NOT) && words.isMeasure(index - 1);
    }
}
