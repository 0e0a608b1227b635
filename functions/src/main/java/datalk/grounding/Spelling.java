package datalk.grounding;

import java.util.Collection;
import java.util.Optional;

/** Takes a word for the one known word that is clearly nearest. */
final class Spelling {
    private static final int SHORTEST = 5;
    private static final int LONG = 8;

    private Spelling() {}

    /** The nearest of {@code known}, where one is near enough and no other is as near; of two, that of equal length. */
    static Optional<String> nearest(String word, Collection<String> known) {
        int allowed = word.length() >= LONG ? 2 : word.length() >= SHORTEST ? 1 : 0;
        if (allowed == 0) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = allowed + 1;
        boolean tied = false;
        for (String candidate : known) {
            if (candidate.length() < SHORTEST || Math.abs(candidate.length() - word.length()) > 1) {
                continue;
            }
            int distance = candidate.charAt(0) == word.charAt(0) ? distance(word, candidate) : allowed + 1;
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
                tied = false;
            } else if (distance == bestDistance && distance <= allowed) {
                boolean sameLength = candidate.length() == word.length();
                tied = sameLength == (best.length() == word.length());
                best = sameLength && !tied ? candidate : best;
            }
        }
        return tied ? Optional.empty() : Optional.ofNullable(best);
    }

    /** Optimal string alignment: letters inserted, left out, replaced or swapped with their neighbour. */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(one, other, cost, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int step(String one, String other, int[][] cost, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
