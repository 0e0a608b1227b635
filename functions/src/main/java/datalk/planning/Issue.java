package datalk.planning;

import datalk.semantic.Language;
import datalk.semantic.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a draft fails.
 *
 * @param names what it is about: a word of the question that was not understood, in both languages as it was written; a
 *     name of the semantic model
 */
public record Issue(Reason reason, List<Text> names) {
    public Issue {
        names = List.copyOf(names);
    }

    /** About the whole question. */
    public static Issue of(Reason reason) {
        return new Issue(reason, List.of());
    }

    /** About words of the question. */
    public static Issue of(Reason reason, String... words) {
        return new Issue(
                reason, Stream.of(words).map(word -> new Text(word, word)).toList());
    }

    public static Issue of(Reason reason, Text... names) {
        return new Issue(reason, List.of(names));
    }

    /** What it is about, as one who asks in that language reads it. */
    public List<String> words(Language language) {
        return names.stream().map(name -> name.in(language)).toList();
    }
}
