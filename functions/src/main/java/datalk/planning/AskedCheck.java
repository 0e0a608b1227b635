package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
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
    private final List<Mention> said;
    private final List<Mention> all;
    private final LocalDateTime asOf;
    private final PlanDraft draft;

    AskedCheck(Grounding question, PlanDraft draft) {
        this.all = question.mentions();
        this.said = all.stream()
                .filter(mention -> !mention.is(Cue.VOID) && !mention.is(Cue.OF))
                .toList();
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

    private boolean is(int index, Cue cue) {
        return index >= 0 && index < said.size() && said.get(index).is(cue);
    }

    private <M extends Meaning> Optional<M> at(int index, Class<M> kind) {
        return index >= 0 && index < said.size() ? said.get(index).as(kind) : Optional.empty();
    }

    private Optional<Dimension> dimensionAt(int index) {
        return at(index, Meaning.DimensionWord.class).map(Meaning.DimensionWord::dimension);
    }

    private boolean isOrders(int index) {
        return dimensionAt(index)
                .filter(dimension -> dimension.name().equals("order"))
                .isPresent();
    }

    private boolean isMeasure(int index) {
        return at(index, Meaning.MeasureWord.class).isPresent();
    }

    private String text(int index) {
        return Phrases.fold(said.get(index).text());
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
        boolean times = text(index).matches("quantas vezes|how many times");
        boolean asked = is(index, Cue.HOW_MANY) && !text(index).startsWith("total");
        boolean sellers = !draft.groupings.isEmpty() || aggregates(Aggregate.COUNT_DISTINCT);
        return asked
                && (times && sellers ? draft.shape != Shape.GROUP_COUNT : !counts && draft.shape != Shape.GROUP_COUNT);
    }

    /** "quais lojas caíram" asks for stores. */
    private boolean notListed(int index) {
        boolean which = is(index, Cue.WHICH) && (index == 0 || !text(index).matches("que|q|that|who|which"));
        Optional<Dimension> asked = dimensionAt(index + 1)
                .filter(dimension -> !dimension.name().equals("order"))
                .filter(any ->
                        at(index + 1, Meaning.DimensionWord.class).orElseThrow().plural());
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
        boolean amounts = said.stream()
                .anyMatch(mention -> mention.is(Cue.VALUE)
                        || mention.as(Meaning.FieldWord.class).isPresent()
                        || Phrases.fold(mention.text()).matches("(valor|value|amount|ticket).*"));
        boolean revenue = at(index, Meaning.MeasureWord.class)
                .filter(word -> word.measure().name().equals("revenue"))
                .isPresent();
        boolean several = isOrders(index)
                && at(index, Meaning.DimensionWord.class).orElseThrow().plural();
        boolean most = is(index - 1, Cue.HIGHEST) || is(index - 1, Cue.LOWEST) || !draft.groupings.isEmpty();
        return ofOrders && !amounts && (revenue || several && most);
    }

    /** "Aurora menos Farol": not those of Aurora that are not of Farol. */
    private boolean bothWays(int index) {
        Optional<Dimension> here = valueDimension(index);
        return here.isPresent()
                && draft.having.isEmpty()
                && hasFilter(here.get(), true)
                && hasFilter(here.get(), false);
    }

    private Optional<Dimension> valueDimension(int index) {
        return at(index, Meaning.ValueWord.class)
                .map(word -> word.candidates().get(0).dimension());
    }

    private boolean hasFilter(Dimension dimension, boolean negated) {
        return draft.filters.stream()
                .anyMatch(filter -> filter.fold(
                        (Filter.OneOf oneOf) -> oneOf.dimension().equals(dimension) && oneOf.negated() == negated,
                        within -> false,
                        missing -> false));
    }

    /** "os sábados, um por um" */
    private boolean notEach(int index) {
        return is(index, Cue.EACH_OF)
                && draft.groupings.isEmpty()
                && !draft.rowPerValue
                && draft.shape != Shape.COMPARISON;
    }

    /** "valor por pedido" is an average. */
    private boolean perOrder(int index) {
        boolean per = is(index, Cue.GROUP)
                && isOrders(index + 1)
                && !at(index + 1, Meaning.DimensionWord.class).orElseThrow().plural();
        return per
                && !aggregates(
                        Aggregate.RATIO, Aggregate.AVERAGE, Aggregate.PERCENTILE, Aggregate.MAXIMUM, Aggregate.MINIMUM);
    }

    /** "lojas que vendem só pelo WhatsApp": and nowhere else. */
    private boolean exclusive(int index) {
        boolean people = measures().anyMatch(measure -> measure.aggregate() == Aggregate.COUNT_DISTINCT);
        boolean narrowed = at(index + 1, Meaning.ValueWord.class).isPresent()
                || is(index + 1, Cue.GROUP)
                || at(index + 1, Meaning.TimeWord.class).isPresent()
                || at(index - 1, Meaning.TimeWord.class).isPresent();
        boolean deed =
                isMeasure(index - 1) || at(index - 1, Meaning.TimeWord.class).isPresent();
        return people && is(index, Cue.ONLY) && narrowed && deed;
    }

    /** "quanto custa o Aurora": nothing of the register is a sum. */
    private boolean moneyOfNothing(int index) {
        return is(index, Cue.HOW_MUCH) && draft.shape == Shape.LISTING && draft.numbers.isEmpty();
    }

    /** "mediana e p90", "mediana do ciclo e p90 do ciclo" */
    private boolean severalStatistics(int index) {
        boolean apart = is(index, Cue.MEDIAN) && said.stream().anyMatch(mention -> mention.is(Cue.PERCENTILE));
        return apart || is(index, Cue.AND) && isStatistic(index - 1) && isStatistic(index + 1);
    }

    private boolean isStatistic(int index) {
        return is(index, Cue.MEDIAN) || is(index, Cue.PERCENTILE) || is(index, Cue.MAXIMUM) || is(index, Cue.MINIMUM);
    }

    /** "faturamento e também os pedidos" */
    private boolean besideOrders(int index) {
        boolean money = measures().noneMatch(measure -> measure.unit() == Unit.COUNT)
                && !aggregates(Aggregate.RATIO, Aggregate.DIFFERENCE);
        int before = index - 1;
        while (is(before, Cue.ALSO) || is(before, Cue.AND) || is(before, Cue.TOGETHER) || is(before, Cue.VALUE)) {
            before--;
        }
        return isOrders(index) && money && before < index - 1 && isMeasure(before) && draft.having.isEmpty();
    }

    /** "evolução percentual mensal" is growth. */
    private boolean shareOfTrend(int index) {
        return is(index, Cue.TREND) && draft.shape == Shape.SHARE;
    }

    /** "todos os meses menos abril" */
    private boolean exceptTime(int index) {
        return is(index, Cue.LOWEST)
                && text(index).matches("menos|minus")
                && draft.shape != Shape.DIFFERENCE
                && at(index + 1, Meaning.TimeWord.class).isPresent()
                && said.get(index + 1).from() == said.get(index).to(); // "faturou menos em abril"
    }

    /** "quanto somaram os pedidos" asks for money. */
    private boolean notMoney(int index) {
        boolean counts =
                measures().findAny().isPresent() && measures().allMatch(measure -> measure.unit() == Unit.COUNT);
        boolean number = said.stream()
                .anyMatch(mention -> mention.is(Cue.HOW_MANY)
                        || mention.as(Meaning.MeasureWord.class).isPresent());
        return is(index, Cue.HOW_MUCH) && counts && !number && draft.shape == Shape.SUMMARY && draft.having.isEmpty();
    }

    /** "o shopping de maior faturamento por loja": no mall is the best of a store. */
    private boolean bestOfItsOwn(int index) {
        boolean group = is(index, Cue.GROUP) && draft.shape == Shape.BEST_PER_GROUP;
        List<String> groups = draft.groupings.stream().map(Dimension::name).toList();
        return group
                && (groups.get(0).equals("customer")
                        || groups.get(0).equals("store")
                                && List.of("hub", "city", "state", "segment", "chain")
                                        .contains(groups.get(1)));
    }

    /** "cresceu em relação a janeiro": until when, where that is not the month before? */
    private boolean otherBase(int index) {
        boolean times = said.stream()
                        .filter(mention -> mention.as(Meaning.TimeWord.class).isPresent())
                        .count()
                == 1;
        boolean base =
                is(index, Cue.COMPARE) && at(index + 1, Meaning.TimeWord.class).isPresent();
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
