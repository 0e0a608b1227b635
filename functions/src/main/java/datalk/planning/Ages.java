package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Unit;

/** Tells the ages of customers from other numbers that stand beside them. */
final class Ages {
    /** Nobody says "clientes com mais de 2 anos" of an age. */
    private static final int YOUNGEST = 10;

    private final Words words;

    Ages(Words words) {
        this.words = words;
    }

    /** "com mais de 60 anos", "idade acima de 60" */
    boolean isAge(int index, Meaning.ConditionWord condition) {
        return words.is(index + 1, Cue.AGE)
                || words.is(index - 1, Cue.AGE)
                || condition.unit().filter(Unit.YEARS::equals).isPresent();
    }

    /** "clientes acima de 60": years, reais or purchases? */
    void refuseBare(int index, int last, Meaning.ConditionWord condition) {
        boolean customers = words.isCustomers(last);
        boolean counted = words.isOrders(index + 1)
                || words.is(index + 1, Cue.AGE)
                || words.isMeasure(index + 1)
                        && !words.textAt(index + 1).matches("(compr|gast|pag)(ou|aram|a|am)|bought|spent|spend");
        if (customers && condition.unit().isEmpty() && !counted) {
            throw PlanningException.unsupported(words.get(index).text());
        }
    }

    /** "clientes há mais de 2 anos" is no age. */
    void refuseTenure(int index, Meaning.ConditionWord condition) {
        boolean few = condition
                        .bounds()
                        .lower()
                        .or(condition.bounds()::upper)
                        .orElseThrow()
                        .intValue()
                < YOUNGEST;
        if (few && condition.unit().filter(Unit.YEARS::equals).isPresent()) {
            throw PlanningException.unsupported(words.get(index).text());
        }
    }
}
