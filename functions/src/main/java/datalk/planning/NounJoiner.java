package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Grain;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;

/** Joins a noun with its own value or period: it adds nothing, but tells which reading is meant ("mês de abril"). */
final class NounJoiner {
    private final SemanticModel model;
    private final Words words;

    NounJoiner(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    void join() {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (joinable(i, i + 1)) {
                i--;
            }
        }
    }

    private boolean joinable(int first, int second) {
        boolean beside = words.is(first - 1, Cue.AND) // "por segmento e mês, fev e mar"
                && words.dimensionAt(first - 2).isPresent()
                && words.is(first - 3, Cue.GROUP);
        boolean grouped = beside || words.is(first - 1, Cue.GROUP);
        Optional<Dimension> noun = words.dimensionAt(first);
        if (noun.isPresent() && noun.get().kind() == Dimension.Kind.GRAIN && !grouped) {
            Optional<Grain> grain = words.at(second, Meaning.TimeWord.class)
                    .flatMap(word -> word.time().grain());
            if (grain.isPresent() && grain.get() == Grain.named(noun.get().name())) {
                words.remove(first);
                return true;
            }
        }
        return noun.isPresent() && !grouped && narrow(first, second, noun.get(), first)
                || words.dimensionAt(second).isPresent()
                        && !words.pluralAt(second)
                        && narrow(second, first, words.dimensionAt(second).get(), first);
    }

    private boolean narrow(int noun, int value, Dimension dimension, int at) {
        List<Meaning.Candidate> own = words.at(value, Meaning.ValueWord.class).stream()
                .flatMap(word -> word.candidates().stream())
                .filter(candidate -> isOwn(candidate.dimension(), dimension))
                .toList();
        boolean ranked = words.has(Cue.HIGHEST) || words.has(Cue.LOWEST);
        boolean chainOfMany = dimension.name().equals("store")
                && (words.pluralAt(noun) || ranked && words.is(at - 1, Cue.WHICH))
                && askedFor(at);
        if (own.isEmpty() || chainOfMany || dimension.kind() == Dimension.Kind.CYCLE && noun > value) {
            return false;
        }
        boolean plural = words.pluralAt(noun);
        words.replace(at, new Meaning.ValueWord(own, false, plural, true), 2);
        return true;
    }

    /** Behind "estado", Paraná is the mall's state or the customer's. */
    private boolean isOwn(Dimension candidate, Dimension noun) {
        return candidate.equals(nameDimension(noun)) || candidate.name().equals("customer_" + noun.name());
    }

    private boolean askedFor(int noun) {
        return words.is(noun - 1, Cue.HOW_MANY)
                || words.is(noun - 1, Cue.WHICH)
                || words.is(noun - 1, Cue.LIST)
                || words.isNumber(noun - 1);
    }

    private Dimension nameDimension(Dimension dimension) {
        return dimension.name().equals("store") ? model.dimension("chain") : dimension;
    }
}
