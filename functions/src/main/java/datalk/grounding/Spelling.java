package datalk.grounding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Takes a word for the one known word that is clearly nearest.
 *
 * <p>One letter for another is an error only where the hand or the ear mistakes them: keys side by side, letters that
 * sound alike. Any other letter makes another word: "parada" is no "Paraná", "qualidade" no "quantidade".
 */
final class Spelling {
    private static final int SHORTEST = 5;
    private static final int LONG = 8;
    private static final int NEVER = 9;
    private static final List<String> KEYS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final List<String> SOUNDS = List.of("szcx", "gj", "mn", "kqc", "iey", "uo", "ul", "vw", "xc");

    private Spelling() {}

    /** The nearest of the words that are known, where one is near enough and no other is as near. */
    static Optional<String> nearestWord(String word, Collection<String> known) {
        return nearest(word, known, false);
    }

    /** The same of names: who writes "Aurara" after "Shopping" means one of them, whatever letter is wrong. */
    static Optional<String> nearestName(String name, Collection<String> known) {
        return nearest(name, known, true);
    }

    /** Of two that are as near, the one of equal length, then the one of which a letter was left out. */
    private static Optional<String> nearest(String word, Collection<String> known, boolean anyLetter) {
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
            int distance = candidate.charAt(0) == word.charAt(0) ? distance(word, candidate, anyLetter) : allowed + 1;
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
                tied = false;
            } else if (distance == bestDistance && distance <= allowed) {
                int likelier = Integer.compare(likelihood(word, candidate), likelihood(word, best));
                tied = likelier == 0;
                best = likelier > 0 ? candidate : best;
            }
        }
        return tied ? Optional.empty() : Optional.ofNullable(best);
    }

    private static int likelihood(String word, String candidate) {
        return candidate.length() == word.length() ? 2 : candidate.length() > word.length() ? 1 : 0;
    }

    private static boolean isMistaken(char one, char other) {
        boolean alike = SOUNDS.stream().anyMatch(group -> group.indexOf(one) >= 0 && group.indexOf(other) >= 0);
        return alike || isBeside(one, other);
    }

    /** Keys side by side in a row, or one above the other. */
    private static boolean isBeside(char one, char other) {
        for (int row = 0; row < KEYS.size(); row++) {
            int at = KEYS.get(row).indexOf(one);
            for (int near = 0; at >= 0 && near < KEYS.size(); near++) {
                int there = KEYS.get(near).indexOf(other);
                if (there >= 0 && Math.abs(row - near) <= 1 && Math.abs(at - there) <= 1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Optimal string alignment: letters inserted, left out, mistaken or swapped with their neighbour. */
    static int distance(String one, String other, boolean anyLetter) {
        int skipping = skipping(one, other, anyLetter);
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 ? j * skipping : j == 0 ? i * skipping : step(one, other, cost, i, j, anyLetter);
            }
        }
        return cost[one.length()][other.length()];
    }

    /** Of words of equal length, one letter left out and one put in would be an exchange of any letters. */
    private static int skipping(String one, String other, boolean anyLetter) {
        return one.length() == other.length() && !anyLetter ? NEVER : 1;
    }

    private static int step(String one, String other, int[][] cost, int i, int j, boolean anyLetter) {
        char left = one.charAt(i - 1);
        char right = other.charAt(j - 1);
        int skipping = skipping(one, other, anyLetter);
        int exchange = left == right ? 0 : anyLetter || isMistaken(left, right) ? 1 : NEVER;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + skipping, cost[i - 1][j - 1] + exchange);
        boolean swapped = i > 1 && j > 1 && left == other.charAt(j - 2) && one.charAt(i - 2) == right;
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
