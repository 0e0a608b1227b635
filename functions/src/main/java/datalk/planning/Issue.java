package datalk.planning;

import java.util.List;

/**
 * Why a draft fails.
 *
 * @param words what in the question it is about: the word not understood, the name not found
 */
public record Issue(Reason reason, List<String> words) {
    public Issue {
        words = List.copyOf(words);
    }

    public static Issue of(Reason reason, String... words) {
        return new Issue(reason, List.of(words));
    }
}
