package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every phrase of a language that the grammar or the semantic model knows, with its meaning. */
final class Lexicon {
    private final PhraseTable<Meaning> phrases = new PhraseTable<>();
    private final Set<String> telling = new HashSet<>();
    private final Set<String> right = new HashSet<>();

    Lexicon(SemanticModel model, Language language) {
        Grammar grammar = Grammar.of(language);
        grammar.cues().forEach((cue, patterns) -> patterns.forEach(phrase -> add(phrase, cue)));
        for (Word word : model.words()) {
            if (word.language() == language || wordsTravel(word)) {
                Meaning meaning = meaning(model, word, language);
                Phrases.expand(word.pattern()).forEach(phrase -> add(phrase, meaning));
            }
        }
        grammar.verbs()
                .forEach((cue, forms) ->
                        forms.stream().filter(form -> !phrases.contains(form)).forEach(form -> add(form, cue)));
        TimeWords.of(language).collectWords(telling);
        telling.addAll(grammar.numerals().keySet());
        telling.addAll(grammar.scales().keySet());
        phrases.collectWords(right);
        right.addAll(telling);
        right.addAll(grammar.noTypos());
        grammar.comparisons().values().forEach(kind -> kind.forEach(right::addAll));
        grammar.units().values().forEach(unit -> unit.forEach(right::addAll));
    }

    private void add(List<String> phrase, Meaning meaning) {
        phrases.add(phrase, meaning);
        boolean says = !(meaning instanceof Meaning.CueWord cue && (cue.cue() == Cue.VOID || cue.cue() == Cue.OF));
        if (says) {
            telling.addAll(phrase);
        }
    }

    /** Business words of the other language are understood too ("share", "ticket", "top"), short ones are not. */
    private static boolean wordsTravel(Word word) {
        return word.kind() != Word.Kind.DIMENSION && word.pattern().length() > 4;
    }

    private static Meaning meaning(SemanticModel model, Word word, Language language) {
        return switch (word.kind()) {
            case MEASURE -> new Meaning.MeasureWord(model.measure(word.name()));
            case FIELD -> new Meaning.FieldWord(model.field(word.name()));
            case DIMENSION -> new Meaning.DimensionWord(model.dimension(word.name()), word.plural());
            case VALUE -> {
                Dimension dimension = model.dimension(word.name());
                List<Value> values = values(model, dimension, word.value(), language);
                yield new Meaning.ValueWord(
                        List.of(new Meaning.Candidate(dimension, values)), word.noun(), word.plural(), false);
            }
        };
    }

    /** A value of the model is one value of the data or, for a repeating time, a range such as 18-23. */
    private static List<Value> values(SemanticModel model, Dimension dimension, String value, Language language) {
        if (dimension.kind() != Dimension.Kind.CYCLE) {
            return List.of(new Value(value, label(model, dimension, value, language)));
        }
        int dash = value.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? value : value.substring(0, dash));
        int last = Integer.parseInt(dash < 0 ? value : value.substring(dash + 1));
        List<Value> range = new ArrayList<>();
        for (int each = first; each <= last; each++) {
            range.add(new Value(each, label(model, dimension, String.valueOf(each), language)));
        }
        return range;
    }

    private static String label(SemanticModel model, Dimension dimension, String value, Language language) {
        return model.findValueLabel(dimension.name(), value)
                .map(text -> text.in(language))
                .orElse(value);
    }

    List<PhraseTable.Match<Meaning>> at(List<Token> tokens, int position) {
        return phrases.at(tokens, position);
    }

    /** The words that a typing error may be read as: those that say something, lest a word be dropped in silence. */
    Set<String> telling() {
        return telling;
    }

    /** Whether a word is no typing error: it is in a phrase, a number, a time, or listed as right. */
    boolean isRight(String word) {
        return right.contains(word);
    }
}
