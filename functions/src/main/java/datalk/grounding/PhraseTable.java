package datalk.grounding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Phrases and what they stand for, found by their first word. */
final class PhraseTable<T> {
    private final Map<String, List<Entry<T>>> byFirstWord = new HashMap<>();

    /** A phrase that stands at a place, and how many words it takes. */
    record Match<T>(T target, int length) {}

    private record Entry<T>(List<String> words, T target) {}

    void add(List<String> words, T target) {
        if (!words.isEmpty() && !words.get(0).isEmpty()) {
            byFirstWord
                    .computeIfAbsent(words.get(0), any -> new ArrayList<>())
                    .add(new Entry<>(List.copyOf(words), target));
        }
    }

    boolean contains(List<String> words) {
        return byFirstWord.getOrDefault(words.get(0), List.of()).stream()
                .anyMatch(entry -> entry.words().equals(words));
    }

    /** All phrases that stand at {@code position}. */
    List<Match<T>> at(List<Token> tokens, int position) {
        List<Match<T>> matches = new ArrayList<>();
        for (Entry<T> entry : byFirstWord.getOrDefault(tokens.get(position).folded(), List.of())) {
            if (matches(tokens, position, entry.words())) {
                matches.add(new Match<>(entry.target(), entry.words().size()));
            }
        }
        return matches;
    }

    /** The number of words of the longest phrase at {@code position}; 0 where none stands. */
    int longestAt(List<Token> tokens, int position) {
        if (position >= tokens.size()) {
            return 0;
        }
        return at(tokens, position).stream().mapToInt(Match::length).max().orElse(0);
    }

    /** Every word of every phrase. */
    void collectWords(Set<String> words) {
        byFirstWord.values().forEach(entries -> entries.forEach(entry -> words.addAll(entry.words())));
    }

    private static boolean matches(List<Token> tokens, int position, List<String> words) {
        if (position + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (!tokens.get(position + i).folded().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }
}
