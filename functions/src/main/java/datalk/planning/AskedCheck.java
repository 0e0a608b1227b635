package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.Unit;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds what rules read against what a question asks for: "quantos" is a number of things, "quais lojas" are stores, a
 * median is of single orders. {@link HeedCheck} looks for words that are dropped; this looks for words that are there,
 * and ask for something else.
 */
final class AskedCheck {
    private final Words said;
    private final List<Mention> all;
    private final LocalDateTime asOf;
    private final PlanDraft draft;

    AskedCheck(Grounding question, PlanDraft draft) {
        this.all = question.mentions();
        this.said = new Words(all);
        this.asOf = question.asOf();
        this.draft = draft;
    }

    /** The first word that asks for something else than the draft gives. */
    Optional<Mention> unanswered() {
        List<IntPredicate> checks = List.of(
                this::notCounted,
                this::notListed,
                this::statisticOfTotals,
                this::bothWays,
                this::notEach,
                this::perOrder,
                this::exclusive,
                this::moneyOfNothing,
                this::severalStatistics,
                this::besideOrders,
                this::shareOfTrend,
                this::exceptTime,
                this::notMoney,
                this::bestOfItsOwn,
                this::otherBase);
        return IntStream.range(0, said.size())
                .filter(i -> checks.stream().anyMatch(check -> check.test(i)))
                .mapToObj(said::get)
                .findFirst()
                .or(this::notPlaced);
    }

    private Stream<Measure> measures() {
        return Stream.concat(draft.measure.stream(), draft.having.stream().map(having -> having.measure()));
    }

    private boolean aggregates(Aggregate... kinds) {
        return measures().anyMatch(measure -> List.of(kinds).contains(measure.aggregate()));
    }

    /** "quantos pedidos o Aurora faturou": a number, and no money. */
    private boolean notCounted(int index) {
        boolean lacking = draft.shape == Shape.ABSENCE || draft.shape == Shape.MEMBERSHIP;
        boolean counts = draft.counted
                || !lacking
                        && measures()
                                .anyMatch(measure -> measure.unit() == Unit.COUNT || measure.unit() == Unit.MINUTES);
        boolean times = said.textAt(index).matches("quantas vezes|how many times");
        boolean asked = said.is(index, Cue.HOW_MANY) && !said.textAt(index).startsWith("total");
        boolean sellers = !draft.groupings.isEmpty() || aggregates(Aggregate.COUNT_DISTINCT);
        return asked
                && (times && sellers ? draft.shape != Shape.GROUP_COUNT : !counts && draft.shape != Shape.GROUP_COUNT);
    }

    /** "quais lojas caíram" asks for stores. */
    private boolean notListed(int index) {
        boolean which =
                said.is(index, Cue.WHICH) && (index == 0 || !said.textAt(index).matches("que|q|that|who|which"));
        Optional<Dimension> asked = said.dimensionAt(index + 1)
                .filter(dimension -> !dimension.name().equals("order"))
                .filter(any -> said.pluralAt(index + 1));
        return which && asked.filter(dimension -> !isShown(dimension)).isPresent();
    }

    private boolean isShown(Dimension dimension) {
        boolean named = Stream.of(
                        draft.groupings,
                        draft.attributes,
                        draft.subject.stream().toList())
                .anyMatch(each -> each.contains(dimension));
        return named
                || draft.counted
                || draft.shape == Shape.LISTING
                || draft.shape == Shape.GROUP_COUNT
                || counted(dimension);
    }

    private boolean counted(Dimension dimension) {
        return measures()
                        .anyMatch(measure ->
                                measure.unit() == Unit.COUNT && !measure.name().contains("order"))
                || draft.groupings.stream().anyMatch(each -> each.name().endsWith(dimension.name()));
    }

    /**
     * "mediana do faturamento por loja", "máximo de pedidos por hora": of totals, which only single orders have here.
     */
    private boolean statisticOfTotals(int index) {
        boolean ofOrders = measures().anyMatch(measure -> measure.name().startsWith("order_amount_"));
        boolean amounts = said.all().stream()
                .anyMatch(mention -> mention.is(Cue.VALUE)
                        || mention.as(Meaning.FieldWord.class).isPresent()
                        || Phrases.fold(mention.text()).matches("(valor|value|amount|ticket).*"));
        boolean revenue = said.at(index, Meaning.MeasureWord.class)
                .filter(word -> word.measure().name().equals("revenue"))
                .isPresent();
        boolean several = said.isOrders(index) && said.pluralAt(index);
        boolean most = said.is(index - 1, Cue.HIGHEST) || said.is(index - 1, Cue.LOWEST) || !draft.groupings.isEmpty();
        return ofOrders && !amounts && (revenue || several && most);
    }

    /** "Aurora menos Farol": not those of Aurora that are not of Farol. */
    private boolean bothWays(int index) {
        Optional<Dimension> here = said.valueDimension(index);
        return here.isPresent()
                && draft.having.isEmpty()
                && hasFilter(here.get(), true)
                && hasFilter(here.get(), false);
    }

    private boolean hasFilter(Dimension dimension, boolean negated) {
        return draft.filters.stream()
                .flatMap(filter -> filter.asOneOf().stream())
                .anyMatch(oneOf -> oneOf.dimension().equals(dimension) && oneOf.negated() == negated);
    }

    /** "os sábados, um por um" */
    private boolean notEach(int index) {
        return said.is(index, Cue.EACH_OF)
                && draft.groupings.isEmpty()
                && !draft.rowPerValue
                && draft.shape != Shape.COMPARISON;
    }

    /** "valor por pedido" is an average. */
    private boolean perOrder(int index) {
        boolean per = said.is(index, Cue.GROUP) && said.isOrders(index + 1) && !said.pluralAt(index + 1);
        return per
                && !aggregates(
                        Aggregate.RATIO, Aggregate.AVERAGE, Aggregate.PERCENTILE, Aggregate.MAXIMUM, Aggregate.MINIMUM);
    }

    /** "lojas que vendem só pelo WhatsApp": and nowhere else. */
    private boolean exclusive(int index) {
        boolean people = measures().anyMatch(measure -> measure.aggregate() == Aggregate.COUNT_DISTINCT);
        boolean narrowed = said.isValue(index + 1)
                || said.is(index + 1, Cue.GROUP)
                || said.isTime(index + 1)
                || said.isTime(index - 1);
        boolean deed = said.isMeasure(index - 1) || said.isTime(index - 1);
        boolean behind = said.isValue(index - 1)
                && said.isMeasure(index - 2)
                && said.textAt(index - 2).matches(".* (que|that|who) .*"); // "stores that sold on weekends only"
        return people && said.is(index, Cue.ONLY) && (narrowed && deed || behind);
    }

    /** "quanto custa o Aurora": nothing of the register is a sum. */
    private boolean moneyOfNothing(int index) {
        return said.is(index, Cue.HOW_MUCH) && draft.shape == Shape.LISTING && draft.numbers.isEmpty();
    }

    /** "mediana e p90", "mediana do ciclo e p90 do ciclo" */
    private boolean severalStatistics(int index) {
        boolean apart =
                said.is(index, Cue.MEDIAN) && said.all().stream().anyMatch(mention -> mention.is(Cue.PERCENTILE));
        return apart || said.is(index, Cue.AND) && isStatistic(index - 1) && isStatistic(index + 1);
    }

    private boolean isStatistic(int index) {
        return Stream.of(Cue.MEDIAN, Cue.PERCENTILE, Cue.MAXIMUM, Cue.MINIMUM).anyMatch(cue -> said.is(index, cue));
    }

    /** "faturamento e também os pedidos" */
    private boolean besideOrders(int index) {
        boolean money = measures().noneMatch(measure -> measure.unit() == Unit.COUNT)
                && !aggregates(Aggregate.RATIO, Aggregate.DIFFERENCE);
        int before = index - 1;
        while (said.is(before, Cue.ALSO)
                || said.is(before, Cue.AND)
                || said.is(before, Cue.TOGETHER)
                || said.is(before, Cue.VALUE)) {
            before--;
        }
        return said.isOrders(index) && money && before < index - 1 && said.isMeasure(before) && draft.having.isEmpty();
    }

    /** "evolução percentual mensal" is growth. */
    private boolean shareOfTrend(int index) {
        return said.is(index, Cue.TREND) && draft.shape == Shape.SHARE;
    }

    /** "todos os meses menos abril" */
    private boolean exceptTime(int index) {
        return said.is(index, Cue.LOWEST)
                && said.textAt(index).matches("menos|minus")
                && draft.shape != Shape.DIFFERENCE
                && said.isTime(index + 1)
                && said.get(index + 1).from() == said.get(index).to(); // "faturou menos em abril"
    }

    /** "quanto somaram os pedidos" asks for money. */
    private boolean notMoney(int index) {
        boolean counts =
                measures().findAny().isPresent() && measures().allMatch(measure -> measure.unit() == Unit.COUNT);
        boolean number = said.all().stream()
                .anyMatch(mention -> mention.is(Cue.HOW_MANY)
                        || mention.as(Meaning.MeasureWord.class).isPresent());
        return said.is(index, Cue.HOW_MUCH)
                && counts
                && !number
                && draft.shape == Shape.SUMMARY
                && draft.having.isEmpty();
    }

    /** "o shopping de maior faturamento por loja": no mall is the best of a store. */
    private boolean bestOfItsOwn(int index) {
        boolean group = said.is(index, Cue.GROUP) && draft.shape == Shape.BEST_PER_GROUP;
        List<String> groups = draft.groupings.stream().map(Dimension::name).toList();
        return group
                && (groups.get(0).equals("customer")
                        || groups.get(0).equals("store")
                                && List.of("hub", "city", "state", "segment", "chain")
                                        .contains(groups.get(1)));
    }

    /** "cresceu em relação a janeiro": until when, where that is not the month before? */
    private boolean otherBase(int index) {
        boolean times = said.all().stream()
                        .filter(mention -> mention.as(Meaning.TimeWord.class).isPresent())
                        .count()
                == 1;
        boolean base = said.is(index, Cue.COMPARE) && said.isTime(index + 1);
        boolean unlike =
                draft.periods.size() == 2 && !draft.periods.get(1).end().isAfter(asOf);
        return times && base && unlike && (draft.shape == Shape.GROWTH || draft.shape == Shape.DIFFERENCE);
    }

    /** "de onde vieram os pedidos": by place, or by what? */
    private Optional<Mention> notPlaced() {
        boolean placed = draft.shape == Shape.LISTING
                || draft.groupings.stream().anyMatch(each -> List.of(
                                "hub", "city", "state", "store", "channel", "customer_city", "customer_state")
                        .contains(each.name()));
        return all.stream()
                .limit(3)
                .filter(mention -> Phrases.fold(mention.text()).matches("(de |por |em )?(onde|aonde)|where"))
                .filter(any -> !placed)
                .findFirst();
    }
}
