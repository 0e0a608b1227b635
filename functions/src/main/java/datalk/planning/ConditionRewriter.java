package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Bounds;
import datalk.semantic.Aggregate;
import datalk.semantic.Phrases;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Brings the different ways of saying a condition into one.
 *
 * <pre>
 * "100 pedidos ou mais"          → "pelo menos 100" pedidos
 * "só um pedido"                 → "exatamente 1" pedido
 * "acima de 1 hora"              → "acima de 60 minutos"
 * "exceto acima de 500 reais"    → "até 500 reais"
 * </pre>
 */
final class ConditionRewriter {
    private final Words words;
    private final List<Mention> all;

    ConditionRewriter(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    void rewrite() {
        countYears();
        joinBirthYears();
        nameBeforeStatus();
        exactlyOne();
        joinConditions();
        allHours();
        countHours();
        excludeRanges();
    }

    /** "aged 18 to 25", "younger than 30": years, though nothing says so. */
    private void countYears() {
        for (int i = 0; i < words.size(); i++) {
            Optional<Meaning.ConditionWord> aged = words.at(i, Meaning.ConditionWord.class)
                    .filter(condition -> condition.unit().isEmpty());
            if (aged.isPresent() && words.textAt(i).matches("(aged|younger|older) .*")) {
                words.replace(i, new Meaning.ConditionWord(aged.get().bounds(), Optional.of(Unit.YEARS)), 1);
            }
        }
    }

    /** "more than 20 canceled orders" are orders, canceled. */
    private void nameBeforeStatus() {
        for (int i = 0; i + 2 < words.size(); i++) {
            boolean counted = words.isCondition(i) && words.isValue(i + 1) && words.isOrders(i + 2);
            if (counted) {
                Mention status = words.get(i + 1);
                words.remove(i + 1);
                words.insert(i + 2, status);
            }
        }
    }

    /** "só um pedido", "exatamente uma compra" */
    private void exactlyOne() {
        for (int i = 0; i + 1 < words.size(); i++) {
            Mention only = words.get(i);
            int from = only.to();
            int to = words.get(i + 1).from();
            boolean one = all.stream()
                    .filter(mention -> mention.from() >= from && mention.to() <= to)
                    .anyMatch(mention -> Phrases.fold(mention.text()).matches("(exatamente )?(um|uma|one)"));
            boolean counted = words.isOrders(i + 1)
                    || words.isThing(i + 1) && i > 0 && words.is(i, Cue.ONLY) // "redes com apenas uma loja"
                    || words.at(i + 1, Meaning.MeasureWord.class)
                            .filter(word -> word.measure().aggregate() == Aggregate.COUNT)
                            .isPresent();
            boolean exact = words.is(i, Cue.ONLY) || words.is(i, Cue.WITH) || exactBefore(from, to);
            if (one && counted && exact) {
                Meaning condition = new Meaning.ConditionWord(Bounds.exactly(BigDecimal.ONE), Optional.empty());
                if (words.is(i, Cue.ONLY)) {
                    words.replace(i, condition, 1);
                } else {
                    words.insert(i + 1, new Mention(condition, to, to, "1"));
                    i++;
                }
            }
        }
    }

    private boolean exactBefore(int from, int to) {
        return all.stream()
                .filter(mention -> mention.from() >= from && mention.to() <= to)
                .anyMatch(mention -> Phrases.fold(mention.text()).matches("exatamente.*|exactly.*"));
    }

    /** "em cada hora do dia, de 0 a 23": all of them. */
    private void allHours() {
        boolean hours = words.all().stream()
                .anyMatch(mention -> mention.as(Meaning.DimensionWord.class)
                                .filter(word -> word.dimension().name().equals("hour"))
                                .isPresent()
                        || mention.as(Meaning.CueWord.class)
                                .filter(word -> word.detail().equals("hour"))
                                .isPresent());
        for (int i = words.size() - 1; i >= 0 && hours; i--) {
            boolean whole = words.at(i, Meaning.ValueWord.class)
                    .map(word -> word.candidates().get(0))
                    .filter(candidate -> candidate.dimension().name().equals("hour")
                            && candidate.values().size() == 24)
                    .isPresent(); // "da meia-noite às 23h"
            boolean all = whole || words.textAt(i).matches("(de|from) 0 (a|as|ate|to) 23") && words.isCondition(i);
            if (all) {
                words.settle(i, 1);
                words.remove(i);
            }
        }
    }

    /** "acima de 1 hora" is 60 minutes. */
    private void countHours() {
        for (int i = 0; i + 1 < words.size(); i++) {
            Optional<Meaning.ConditionWord> condition = words.at(i, Meaning.ConditionWord.class)
                    .filter(word -> word.unit().isEmpty());
            boolean hours = words.dimensionAt(i + 1)
                    .filter(noun -> noun.name().equals("hour"))
                    .isPresent();
            if (condition.isPresent() && hours) {
                Bounds bounds = condition.get().bounds();
                BigDecimal sixty = BigDecimal.valueOf(60);
                Bounds minutes = new Bounds(
                        bounds.lower().map(sixty::multiply),
                        bounds.lowerIncluded(),
                        bounds.upper().map(sixty::multiply),
                        bounds.upperIncluded());
                words.replace(i, new Meaning.ConditionWord(minutes, Optional.of(Unit.MINUTES)), 2);
            }
        }
    }

    /** "exceto pedidos acima de 500 reais" are those up to 500. */
    private void excludeRanges() {
        for (int i = 0; i < words.size(); i++) {
            boolean excluded = words.is(i, Cue.EXCEPT) || words.is(i, Cue.NOT);
            int condition = i + 1;
            while (words.is(condition, Cue.WITH)
                    || words.is(condition, Cue.WHICH)
                    || words.dimensionAt(condition).isPresent()) {
                condition++;
            }
            Optional<Meaning.ConditionWord> range = words.at(condition, Meaning.ConditionWord.class);
            if (excluded && range.isPresent()) {
                Bounds bounds = range.get().bounds();
                if (bounds.lower().isPresent() && bounds.upper().isPresent()) {
                    throw PlanningException.unsupported(words.get(condition).text());
                }
                Bounds rest =
                        new Bounds(bounds.upper(), !bounds.upperIncluded(), bounds.lower(), !bounds.lowerIncluded());
                words.replace(
                        condition, new Meaning.ConditionWord(rest, range.get().unit()), 1);
                words.remove(i);
            }
        }
    }

    /** "nascidos entre 1980 e 1990": the years are the customers', not the orders'. */
    private void joinBirthYears() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean birth = words.at(i, Meaning.FieldWord.class)
                    .filter(word -> word.field().unit() == Unit.YEARS)
                    .isPresent();
            Optional<Meaning.TimeWord> years = words.at(i + 1, Meaning.TimeWord.class);
            if (birth && years.isPresent()) {
                var range = years.get().time().range();
                var first = BigDecimal.valueOf(range.firstDay().getYear());
                var last = BigDecimal.valueOf(range.lastDay().getYear());
                Bounds bounds = range.isOpen() ? Bounds.atMost(last) : Bounds.between(first, last);
                words.replace(i + 1, new Meaning.ConditionWord(bounds, Optional.empty()), 1);
            }
        }
    }

    private void joinConditions() {
        for (int i = 0; i < words.size(); i++) {
            Optional<Meaning.NumberWord> number = words.at(i, Meaning.NumberWord.class);
            int suffix = words.is(i + 1, Cue.OR_MORE) || words.is(i + 1, Cue.OR_LESS) ? i + 1 : i + 2;
            boolean more = words.is(suffix, Cue.OR_MORE);
            if (number.isPresent() && (more || words.is(suffix, Cue.OR_LESS))) {
                Bounds bounds = more
                        ? Bounds.atLeast(number.get().value())
                        : Bounds.atMost(number.get().value());
                words.remove(suffix);
                words.replace(i, new Meaning.ConditionWord(bounds, number.get().unit()), 1);
            }
        }
    }
}
