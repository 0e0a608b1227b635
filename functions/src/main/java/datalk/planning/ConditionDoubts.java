package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Refuses conditions that are on other things than those asked for, or that single orders of theirs have to meet. */
final class ConditionDoubts {
    /** Nobody buys so often in the time that is asked of. */
    private static final int MANY = 100;

    private final Words words;
    private final Prepositions prepositions;

    ConditionDoubts(Words words, List<Mention> all) {
        this.words = words;
        this.prepositions = new Prepositions(words, all);
    }

    void refuse() {
        words.unused(Meaning.ConditionWord.class).stream()
                .filter(i -> isDays(i)
                        || isOfOthers(i)
                        || isOfOneOrder(i)
                        || isOfEach(i)
                        || isOfSeveralThings(i)
                        || isBare(i))
                .findFirst()
                .ifPresent(i -> {
                    throw PlanningException.unsupported(words.get(i).text());
                });
        IntStream.range(0, words.size()).filter(this::isOne).findFirst().ifPresent(i -> {
            throw PlanningException.unsupported(words.get(i).text());
        });
    }

    /**
     * "pedidos de clientes que gastaram mais de 500", "quantos shoppings têm lojas com mais de 20 pedidos": of the
     * latter.
     */
    private boolean isOfOthers(int condition) {
        int clause = words.textAt(condition).matches("(com|with) .*") ? condition : clauseBefore(condition);
        int head = clause - 1;
        while (words.isValue(head) && !words.isNounValue(head)) {
            head--;
        }
        boolean others = isThings(head) && isOfRows(clause, condition) && !words.is(head - 1, Cue.GROUP);
        Optional<Dimension> those = words.dimensionAt(head);
        return others
                && IntStream.range(0, head)
                        .anyMatch(i -> isAskedOrders(i)
                                || isThings(i)
                                        && !words.is(i - 1, Cue.GROUP)
                                        && !words.dimensionAt(i).equals(those));
    }

    /** The "com" or "que" that leads to a condition; −1 where none does. */
    private int clauseBefore(int condition) {
        int clause = condition - 1;
        while (words.isMeasure(clause) || words.isTime(clause)) {
            clause--;
        }
        return words.is(clause, Cue.WITH) || words.is(clause, Cue.WHICH) ? clause : -1;
    }

    /** "com mais de 20 pedidos", "que gastaram mais de 500"; an amount behind "com" is of each order. */
    private boolean isOfRows(int clause, int condition) {
        boolean deed = IntStream.range(clause, condition).anyMatch(words::isMeasure);
        return clause >= 0 && (deed && words.is(clause, Cue.WHICH) || words.isOrders(condition + 1));
    }

    private boolean isAskedOrders(int index) {
        return words.isOrders(index)
                && words.pluralAt(index)
                && words.at(index - 1, Meaning.ConditionWord.class).isEmpty();
    }

    private boolean isThings(int index) {
        return words.isThing(index) && words.pluralAt(index) || words.isNounValue(index);
    }

    /** "pedidos de 10 a 20 em abril": days of it, or reais? */
    private boolean isDays(int condition) {
        Meaning.ConditionWord said =
                words.at(condition, Meaning.ConditionWord.class).orElseThrow();
        boolean small =
                said.bounds().upper().filter(upper -> upper.intValue() <= 31).isPresent();
        return small
                && said.unit().isEmpty()
                && words.isOrders(condition - 1)
                && words.isTime(condition + 1)
                && words.textAt(condition).matches("(de \\d+ a|ate|entre) .*|from .*|up to .*");
    }

    /** "redes com uma loja só": so many, and no more. */
    private boolean isOne(int index) {
        boolean noun = words.isThing(index) && !words.pluralAt(index) || words.isNounValue(index);
        boolean led = noun && (words.is(index - 1, Cue.WITH) || words.is(index - 1, Cue.WHICH));
        boolean thing = words.dimensionAt(index - 2).isPresent() && words.pluralAt(index - 2);
        boolean one = prepositions.leadAt(index).matches("(.* )?(uma?|one|a single|exatamente uma?|single)( .*)?")
                || words.is(index + 1, Cue.ONLY);
        return led && thing && one;
    }

    /** "lojas que venderam mais de 300 reais num pedido": in one of theirs, and not in all. */
    private boolean isOfOneOrder(int condition) {
        int order = condition + 1;
        return words.isOrders(order)
                && !words.pluralAt(order)
                && prepositions
                        .leadAt(order)
                        .matches("(em|num|in|numa)( (um|uma|a|one))?( (so|unico|unica|mesmo|single))?");
    }

    /** "quais lojas venderam mais de 5 mil em cada shopping": the stores of each, and no number of them. */
    private boolean isOfEach(int condition) {
        boolean money = words.at(condition, Meaning.ConditionWord.class)
                .flatMap(Meaning.ConditionWord::unit)
                .map(Unit.BRL::equals)
                .orElse(true);
        return money && isPeople(condition - 1) && words.has(Cue.GROUP) && !words.isOrders(condition + 1);
    }

    /** "clientes que compraram em mais de uma cidade": how many things each of them was seen with. */
    private boolean isOfSeveralThings(int condition) {
        boolean people = IntStream.range(0, words.size()).anyMatch(this::isPeople);
        return people && words.dimensionAt(condition + 1).isPresent() && !words.isOrders(condition + 1);
    }

    /** "compraram acima de 500": reais or times? "número de pedidos acima de 100": of reais, or that many? */
    private boolean isBare(int condition) {
        Optional<Meaning.ConditionWord> bare = words.at(condition, Meaning.ConditionWord.class)
                .filter(word -> word.unit().isEmpty());
        boolean much = bare.flatMap(word -> word.bounds().lower().or(word.bounds()::upper))
                .filter(bound -> bound.intValue() >= MANY)
                .isPresent();
        boolean counted = words.isOrders(condition + 1) || words.isMeasure(condition + 1);
        boolean bought = words.textAt(condition - 1).matches(".*(compr(ou|aram|am)|bought)") && !counted;
        boolean number = words.isMeasure(condition - 1, "order_count")
                && words.textAt(condition - 1).matches("(numero|quantidade|number|count).*")
                && !words.is(condition - 2, Cue.WITH)
                && !words.isThing(condition - 2);
        return much && (bought || number);
    }

    /** "clientes que compraram", "lojas que venderam" */
    private boolean isPeople(int index) {
        return words.at(index, Meaning.MeasureWord.class)
                .filter(word -> word.measure().aggregate() == Aggregate.COUNT_DISTINCT)
                .isPresent();
    }
}
