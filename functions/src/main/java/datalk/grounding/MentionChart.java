package datalk.grounding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Picks, from all that could be read at each place, the readings that cover a question best.
 *
 * <p>A reading of several words beats readings of the single words; any reading beats none.
 */
final class MentionChart {
    private static final int WORD = 10;
    private static final int JOINED = 4;
    private static final int VOID_PENALTY = 2;

    private final List<Token> tokens;
    private final List<List<Reading>> readings;

    /** What the {@code length} tokens from some place on could mean, and how much that is preferred. */
    record Reading(Meaning meaning, int length, int bonus) {
        int score() {
            boolean empty = meaning instanceof Meaning.CueWord cue && cue.cue() == Cue.VOID;
            return WORD * length + JOINED * (length - 1) + bonus - (empty ? VOID_PENALTY : 0);
        }
    }

    MentionChart(List<Token> tokens) {
        this.tokens = tokens;
        this.readings = new ArrayList<>();
        tokens.forEach(token -> readings.add(new ArrayList<>()));
    }

    void add(int position, Meaning meaning, int length, int bonus) {
        readings.get(position).add(new Reading(meaning, length, bonus));
    }

    /** The best cover, left to right; words that nothing reads become {@link Meaning.UnknownWord}s. */
    List<Mention> best() {
        int size = tokens.size();
        int[] score = new int[size + 1];
        Reading[] chosen = new Reading[size];
        Arrays.fill(score, 0);
        for (int position = size - 1; position >= 0; position--) {
            score[position] = score[position + 1];
            chosen[position] = null;
            for (Reading reading : readings.get(position)) {
                int total = reading.score() + score[position + reading.length()];
                if (total > score[position]) {
                    score[position] = total;
                    chosen[position] = reading;
                }
            }
        }
        return mentions(chosen);
    }

    private List<Mention> mentions(Reading[] chosen) {
        List<Mention> mentions = new ArrayList<>();
        int position = 0;
        while (position < tokens.size()) {
            Reading reading = chosen[position];
            if (reading != null) {
                mentions.add(mention(reading.meaning(), position, position + reading.length()));
            } else if (!tokens.get(position).isMark()) {
                mentions.add(mention(new Meaning.UnknownWord(), position, position + 1));
            }
            position += reading == null ? 1 : reading.length();
        }
        return mentions;
    }

    private Mention mention(Meaning meaning, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens.subList(from, to)) {
            text.append(text.length() == 0 ? "" : " ").append(token.text());
        }
        return new Mention(meaning, from, to, text.toString());
    }
}
