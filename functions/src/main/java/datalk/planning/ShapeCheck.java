package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Refuses what the shape of an answer has no room for. */
final class ShapeCheck {
    private final Words words;
    private final List<Mention> all;

    ShapeCheck(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    void check(PlanDraft draft) {
        boolean listed = draft.shape == Shape.LISTING && words.has(Cue.HOW_MANY);
        boolean grouped = draft.shape == Shape.ABSENCE && !(draft.groupings.isEmpty() && draft.having.isEmpty());
        boolean running = draft.shape == Shape.SHARE && words.has(Cue.RUNNING);
        boolean joined = draft.cohort.isPresent() && draft.shape != Shape.ABSENCE && draft.shape != Shape.MEMBERSHIP;
        if (listed
                || grouped
                || running
                || joined
                || others(draft)
                || together(draft)
                || registeredThen(draft)
                || askedTwice(draft)
                || topicDropped(draft)
                || listDropped(draft)
                || contradicts(draft)
                || onlyWith()
                || byStatus(draft)
                || shares(draft)) {
            throw new PlanningException(Issue.of(Reason.UNSUPPORTED));
        }
    }

    /** "abaixo de 20 e acima de 200 reais": either of them, which no filter says. */
    private static boolean contradicts(PlanDraft draft) {
        List<Filter.Within> ranges = draft.filters.stream()
                .flatMap(filter -> filter
                        .<Optional<Filter.Within>>fold(
                                oneOf -> Optional.empty(), Optional::of, missing -> Optional.empty())
                        .stream())
                .toList();
        return ranges.stream().anyMatch(one -> ranges.stream()
                .anyMatch(other -> one.field().equals(other.field())
                        && one.bounds().lower().isPresent()
                        && other.bounds().upper().isPresent()
                        && one.bounds()
                                        .lower()
                                        .get()
                                        .compareTo(other.bounds().upper().get())
                                > 0));
    }

    /** "lojas só com cancelamentos": with nothing else. */
    private boolean onlyWith() {
        return IntStream.range(1, words.size())
                .anyMatch(i -> words.isThing(i - 1)
                        && words.pluralAt(i - 1)
                        && words.is(i, Cue.ONLY)
                        && words.is(i + 1, Cue.WITH)
                        && (words.isMeasure(i + 2) || words.isOrders(i + 2))
                        && !words.isCondition(i + 3));
    }

    /** "lojas e faturamento em abril", "stores in order of revenue": a row for each, and no total. */
    private boolean listDropped(PlanDraft draft) {
        int first = words.is(0, Cue.WITH) || words.is(0, Cue.LIST) ? 1 : 0;
        int next = words.isValue(first + 1) ? first + 2 : first + 1;
        boolean and = words.is(next, Cue.AND)
                && (words.isFigure(next + 1) || words.isOrders(next + 1) || words.is(next + 1, Cue.HOW_MUCH));
        boolean listed = words.isMeasure(first + 1)
                || and
                || words.isOrders(first + 1) && !words.pluralAt(first + 1) && words.isFigure(first + 2);
        return words.isThing(first)
                && words.pluralAt(first)
                && listed
                && draft.shape == Shape.SUMMARY
                && draft.groupings.isEmpty();
    }

    /** "valor dos pedidos por status", of which the measure has one only. */
    private static boolean byStatus(PlanDraft draft) {
        return draft.groupings.stream().anyMatch(dimension -> dimension.name().equals("status"))
                && draft.measure
                        .filter(measure -> measure.leaves()
                                .anyMatch(leaf -> !leaf.conditions().isEmpty()))
                        .isPresent();
    }

    /** "shoppings que não têm lojas de alimentação": not those that have others. */
    private boolean others(PlanDraft draft) {
        boolean lacks = all.stream().anyMatch(mention -> mention.is(Cue.NOT) || mention.is(Cue.WITHOUT));
        boolean negated = draft.filters.stream()
                .flatMap(filter -> filter.asOneOf().stream())
                .anyMatch(Filter.OneOf::negated);
        boolean register = draft.measure
                .filter(measure -> !measure.source().name().equals("orders"))
                .isPresent();
        return lacks && negated && register && !draft.groupings.isEmpty();
    }

    /** "o faturamento total das lojas com mais de 50 pedidos": one number, and no row for each. */
    private boolean together(PlanDraft draft) {
        boolean other = draft.having.stream()
                .anyMatch(
                        having -> draft.measure.filter(having.measure()::equals).isEmpty());
        return other
                && draft.shape == Shape.SUMMARY
                && draft.ranking.isEmpty()
                && !words.has(Cue.GROUP)
                && IntStream.range(0, words.size()).noneMatch(i -> words.is(i, Cue.WHICH) && words.isThing(i + 1))
                && all.stream().anyMatch(mention -> Phrases.fold(mention.text())
                        .matches("(.* )?(total|somad[oa]s?|juntas|juntos|together|combined)( .*)?"));
    }

    /** "quantos pedidos tivemos e quantos foram cancelados?": two numbers, where there is a row for neither. */
    private boolean askedTwice(PlanDraft draft) {
        boolean second = IntStream.range(1, words.size())
                .anyMatch(i -> words.is(i, Cue.AND)
                        && isAsking(i + 1)
                        && IntStream.range(0, i).anyMatch(this::isAsking));
        return second
                && draft.shape == Shape.SUMMARY
                && !draft.rowPerValue
                && draft.groupings.size() < 2
                && draft.periods.size() < 2;
    }

    private boolean isAsking(int index) {
        return words.is(index, Cue.HOW_MANY)
                || words.is(index, Cue.HOW_MUCH)
                || words.is(index, Cue.WHICH)
                        && words.textAt(index).matches("qual|quais|which|what")
                        && (words.dimensionAt(index + 1).isPresent() || words.isSuperlative(index + 1));
    }

    /** "stores whose revenue dropped": which of them, and no number of all. */
    private boolean topicDropped(PlanDraft draft) {
        return draft.shape == Shape.GROWTH
                && draft.groupings.isEmpty()
                && words.isThing(0)
                && words.pluralAt(0)
                && !words.has(Cue.HOW_MUCH)
                && !words.isValue(1);
    }

    /** "clientes cadastrados em maio que compraram": the month is that of their registration. */
    private boolean registeredThen(PlanDraft draft) {
        boolean ofOrders = draft.measure
                .filter(measure -> measure.source().name().equals("orders"))
                .isPresent();
        return ofOrders
                && IntStream.range(1, words.size())
                        .anyMatch(i -> words.is(i, Cue.REGISTERED) && words.isTime(i + 1) && words.isThing(i - 1));
    }

    private boolean shares(PlanDraft draft) {
        return draft.shape == Shape.SHARE && (partOfEach(draft) || shareOfThings());
    }

    /**
     * "o percentual do faturamento vindo do marketplace em cada shopping": of each mall's, and not of the
     * marketplace's.
     */
    private boolean partOfEach(PlanDraft draft) {
        return draft.part.isEmpty()
                && IntStream.range(1, words.size())
                        .anyMatch(i -> words.is(i, Cue.GROUP)
                                && words.textAt(i).matches("(em|in|at|for|per).*")
                                && IntStream.range(0, i).anyMatch(words::isValue));
    }

    /** "que fração das lojas de alimentação vendeu": of the stores, and not of what they sold. */
    private boolean shareOfThings() {
        int first = IntStream.range(0, words.size())
                .filter(i -> words.isMeasure(i) || words.isOrders(i))
                .findFirst()
                .orElse(0);
        boolean things =
                IntStream.range(0, first).anyMatch(i -> words.isThing(i) && words.pluralAt(i) || words.isNounValue(i));
        boolean did = words.is(first - 1, Cue.WHICH)
                || words.is(first - 1, Cue.WITH)
                || words.is(first - 1, Cue.WITHOUT)
                || words.textAt(first).matches("(vend|compr)(eu|ou|eram|aram)|sold|bought");
        return things && did;
    }
}
