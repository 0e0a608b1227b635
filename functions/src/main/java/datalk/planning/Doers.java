package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.Unit;
import java.util.stream.Stream;

/** Tells those who did something, who are a filter, from what numbers are wanted by, which is a grouping. */
final class Doers {
    private final Words words;

    Doers(Words words) {
        this.words = words;
    }

    /** "feitos por clientes ouro": those who did it, with what they are; no grouping. */
    boolean areAt(int index) {
        Meaning.DimensionWord word =
                words.at(index, Meaning.DimensionWord.class).orElseThrow();
        return word.plural()
                && word.dimension().kind() == Dimension.Kind.ENTITY
                && (isAge(behind(index)) || words.isValue(behind(index)) || words.isField(behind(index)));
    }

    private boolean isAge(int index) {
        return words.at(index, Meaning.ConditionWord.class)
                .flatMap(Meaning.ConditionWord::unit)
                .filter(Unit.YEARS::equals)
                .isPresent();
    }

    /** Past "que", "com" and "cidade", which only lead to the value. */
    private int behind(int index) {
        int next = index + 1;
        while (words.is(next, Cue.WHICH)
                || words.is(next, Cue.WITH)
                || words.dimensionAt(next).isPresent()) {
            next++;
        }
        return next;
    }

    /** "in every city except Recife" is what remains, together. */
    boolean areAllBut(int cue, int index) {
        boolean all = index > cue + 1 || words.textAt(cue).matches(".*(every|todo|toda|all).*");
        boolean number = Stream.of(Cue.HOW_MANY, Cue.HOW_MUCH, Cue.TOGETHER).anyMatch(words::has) || asksForNumber();
        return all
                && words.is(index + 1, Cue.EXCEPT)
                && words.at(index + 2, Meaning.ValueWord.class)
                        .filter(value -> value.candidates().stream().anyMatch(candidate -> words.dimensionAt(index)
                                .filter(candidate.dimension()::equals)
                                .isPresent()))
                        .isPresent()
                && number;
    }

    /** "number of orders", "total revenue" */
    private boolean asksForNumber() {
        return words.all().stream()
                .filter(mention -> mention.as(Meaning.MeasureWord.class).isPresent())
                .anyMatch(mention ->
                        Phrases.fold(mention.text()).matches("(numero|quantidade|total|number|count|amount)\\b.*"));
    }
}
