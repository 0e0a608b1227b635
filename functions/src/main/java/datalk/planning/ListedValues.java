package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Word;
import java.util.List;
import java.util.Optional;

/**
 * Takes a word that alone would be something that is not there for a value, where it is listed beside another value of
 * the same dimension: "alimentação e produtos" are two segments, though products are not in the data.
 */
final class ListedValues {
    private final SemanticModel model;
    private final Words words;

    ListedValues(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    void read() {
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, Cue.ABSENT) || words.isUnknown(i)) {
                int index = i;
                beside(i - 1, -1)
                        .or(() -> beside(index + 1, 1))
                        .flatMap(dimension -> value(dimension, index))
                        .ifPresent(meaning -> words.replace(index, meaning, 1));
            }
        }
    }

    /** The dimension of the value on the other side of "e", "ou" or "x". */
    private Optional<Dimension> beside(int joiner, int step) {
        boolean joined = words.is(joiner, Cue.AND) || words.is(joiner, Cue.OR) || words.is(joiner, Cue.COMPARE);
        return words.valueDimension(joined ? joiner + step : joiner)
                .filter(dimension -> joined && dimension.kind() == Dimension.Kind.VALUE);
    }

    /** The value of that dimension with a phrase that ends with the word: "lojas de produtos". */
    private Optional<Meaning> value(Dimension dimension, int index) {
        String text = Phrases.fold(words.get(index).text());
        return model.words().stream()
                .filter(word -> word.kind() == Word.Kind.VALUE && word.name().equals(dimension.name()))
                .filter(word -> Phrases.expand(word.pattern()).stream()
                        .anyMatch(phrase -> phrase.get(phrase.size() - 1).equals(text)))
                .findFirst()
                .map(word -> new Meaning.ValueWord(
                        List.of(new Meaning.Candidate(
                                dimension,
                                List.of(new Value(word.value(), words.get(index).text())))),
                        false,
                        true,
                        false));
    }
}
