package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Having;
import datalk.plan.Ranking;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a question that changes the one before: what it names replaces what was there, the rest stays. */
final class FollowUp {
    private static final Pattern PREPOSITION =
            Pattern.compile("(em|no|na|nos|nas|de|do|da|dos|das|por|pelo|pela|pelos|pelas|com|para|pra|sem"
                    + "|in|at|on|by|for|from|of|with|per|to|without)( .*)?");

    private static final Pattern OF = Pattern.compile("(de|do|da|dos|das|of|from)( .*)?");
    private static final Set<Cue> ASKING =
            Set.of(Cue.WHICH, Cue.HOW_MUCH, Cue.HOW_MANY, Cue.LIST, Cue.HIGHEST, Cue.LOWEST, Cue.BEST);

    private final Words words;
    private final Optional<PlanDraft> previous;

    private final boolean leans;
    private final boolean fragment;
    private final boolean ofSome;

    /** Looks at the words before any of them is rewritten. */
    FollowUp(Words words, List<Mention> all, Optional<PlanDraft> previous) {
        this.words = words;
        this.previous = previous;
        this.leans = words.is(0, Cue.AND)
                || words.has(Cue.OF_THOSE)
                || words.has(Cue.ONLY) && previous.isPresent() && !words.hasAny(Meaning.MeasureWord.class)
                || words.has(Cue.INSTEAD)
                || words.has(Cue.EDIT)
                || words.has(Cue.ALSO)
                || words.has(Cue.UNGROUP)
                || words.is(0, Cue.EXCEPT);
        String first = all.isEmpty() ? "" : Phrases.fold(all.get(0).text());
        this.ofSome = OF.matcher(first).matches();
        this.fragment = PREPOSITION.matcher(first).matches()
                && previous.filter(draft -> draft.shape != Shape.LISTING).isPresent()
                && asksNothing();
    }

    private boolean asksNothing() {
        boolean field = words.hasAny(Meaning.FieldWord.class) && !words.hasAny(Meaning.ConditionWord.class);
        return !field
                && !words.hasAny(Meaning.MeasureWord.class)
                && ASKING.stream().noneMatch(words::has);
    }

    /** "por loja do Farol", "for food stores": begins in the middle of a sentence, so it is no question of its own. */
    boolean isFragment() {
        return fragment;
    }

    boolean leans() {
        return leans && previous.isPresent();
    }

    boolean previousRanked() {
        return previous.flatMap(draft -> draft.ranking).isPresent();
    }

    Ranking previousRanking() {
        return previous.flatMap(draft -> draft.ranking).orElseThrow();
    }

    /** Whether a place is the customers' own: "e os do Rio Grande do Sul?" after what was said of customers. */
    boolean ofCustomers() {
        boolean named = previous.stream()
                .flatMap(draft -> draft.filters.stream())
                .flatMap(filter -> FilterMerge.named(filter).stream())
                .anyMatch(filter -> filter.dimension().name().startsWith("customer_"));
        boolean listed = previous.filter(
                        draft -> draft.subject.filter(FollowUp::isCustomer).isPresent()
                                || draft.groupings.stream().anyMatch(FollowUp::isCustomer))
                .isPresent();
        boolean counted = previous.flatMap(draft -> draft.measure)
                .filter(measure -> measure.name().contains("customer"))
                .isPresent();
        return leans() && named || (leans() || isBare() || fragment) && listed || ofSome && counted;
    }

    private static boolean isCustomer(Dimension dimension) {
        return dimension.name().equals("customer");
    }

    /** What groups the question before was about, and what they had to meet. */
    Optional<PlanDraft> previous() {
        return previous;
    }

    boolean previousMeasured() {
        return previous.filter(draft -> draft.shape == Shape.SUMMARY && draft.measure.isPresent())
                .isPresent();
    }

    /** Whether the question before had a row for each value of one dimension. */
    boolean previousGrouped() {
        return previous.filter(draft -> draft.groupings.size() == 1)
                .filter(draft -> draft.shape == Shape.SUMMARY || draft.shape == Shape.GROWTH)
                .isPresent();
    }

    /** The number that each row of the answer before had, where no other number had to meet a condition. */
    Optional<Measure> measurePerRow() {
        return previous.filter(draft -> draft.shape == Shape.SUMMARY && previousGrouped())
                .flatMap(draft -> draft.measure)
                .filter(measure -> measureOfCondition().map(measure::equals).orElse(hasNoCondition()));
    }

    private boolean hasNoCondition() {
        return previous.filter(draft -> !draft.having.isEmpty()).isEmpty();
    }

    /** The only measure that the question before had a condition on. */
    Optional<Measure> measureOfCondition() {
        List<Measure> measures = previous.stream()
                .flatMap(draft -> draft.having.stream())
                .map(Having::measure)
                .distinct()
                .toList();
        return measures.stream().findFirst().filter(any -> measures.size() == 1);
    }

    /** Whether the question names only values and times, to be put into the question before. */
    boolean isBare() {
        return previous.isPresent()
                && !words.hasAny(Meaning.DimensionWord.class)
                && !words.hasAny(Meaning.MeasureWord.class)
                && !words.hasAny(Meaning.FieldWord.class);
    }

    /** Whether the question leans on the one before. */
    boolean isEdit(PlanDraft draft) {
        return isEdit(draft, Edit.NONE);
    }

    private boolean isEdit(PlanDraft draft, Edit edit) {
        return previous.isPresent()
                && (leans
                        || fragment
                        || !edit.ungrouped().isEmpty()
                        || draft.measure.isEmpty()
                                && (draft.shape == Shape.SUMMARY || draft.shape == Shape.BUCKET_AVERAGE)
                        || isMeasureAlone(draft)
                        || countsSame(draft)
                        || draft.ranking.isPresent() && draft.groupings.isEmpty());
    }

    /** "de quanto foi a receita?" is of what was spoken of. */
    private static boolean isMeasureAlone(PlanDraft draft) {
        boolean onlyStatus = draft.filters.stream()
                .allMatch(filter ->
                        filter.fold(oneOf -> oneOf.dimension().name().equals("status"), any -> false, any -> false));
        return draft.measure.isPresent()
                && draft.shape == Shape.SUMMARY
                && draft.groupings.isEmpty()
                && onlyStatus
                && draft.periods.isEmpty()
                && draft.subject.isEmpty()
                && draft.measure.get().source().name().equals("orders");
    }

    /** Customers, stores or channels that the question before counted or listed: "quantos compraram em março?" */
    Optional<Dimension> counted() {
        boolean named = words.hasAny(Meaning.DimensionWord.class) || words.hasAny(Meaning.ValueWord.class);
        return previous.filter(draft -> draft.shape == Shape.SUMMARY || draft.shape == Shape.LISTING)
                .filter(any -> words.has(Cue.HOW_MANY) && !named)
                .flatMap(draft -> draft.subject);
    }

    private boolean countsSame(PlanDraft draft) {
        return counted()
                .filter(dimension -> draft.measure
                        .filter(measure -> measure.name()
                                .equals("active_" + dimension.plural().en()))
                        .isPresent())
                .isPresent();
    }

    PlanDraft merge(PlanDraft draft, Edit edit) {
        if (!isEdit(draft, edit)) {
            return draft;
        }
        PlanDraft merged = previous.orElseThrow().copy();
        if (countsSame(draft)) {
            merged.subject = Optional.empty();
            merged.shape = Shape.SUMMARY;
        }
        boolean listed = draft.shape == Shape.LISTING && merged.shape != Shape.LISTING;
        if (draft.shape != Shape.SUMMARY && !listed) {
            merged.shape = draft.shape;
        }
        mergeMeasure(draft, merged);
        merged.groupings.removeAll(edit.ungrouped());
        mergeGroupings(draft, merged, edit.adds());
        new FilterMerge(merged, edit).merge(draft.filters);
        mergePeriods(draft, merged);
        mergeHaving(draft, merged);
        merged.ranking = draft.ranking.or(() -> merged.ranking);
        merged.part = draft.part.or(() -> merged.part);
        return merged;
    }

    /** Two periods replace two; one replaces one. */
    private static void mergePeriods(PlanDraft draft, PlanDraft merged) {
        if (draft.periods.isEmpty()) {
            return;
        }
        boolean pair = merged.periods.size() == 2 && draft.ends.size() == 2;
        List<TimeRange> changed = pair
                ? draft.ends
                : draft.periods.stream()
                        .map(range -> within(range, merged.periods))
                        .toList();
        merged.periods.clear();
        merged.periods.addAll(changed);
    }

    /** "só até março" of 2021 begins where 2021 does. */
    private static TimeRange within(TimeRange range, List<TimeRange> before) {
        return before.stream()
                .filter(each -> isOpen(range) && before.size() == 1)
                .filter(each -> each.start().isBefore(range.end()))
                .map(each -> new TimeRange(each.start(), range.end()))
                .findFirst()
                .orElse(range);
    }

    private static boolean isOpen(TimeRange range) {
        return range.firstDay().getYear() == 1970;
    }

    /** A condition on a measure replaces the one before on it; on another measure it is one more. */
    private static void mergeHaving(PlanDraft draft, PlanDraft merged) {
        draft.having.forEach(
                condition -> merged.having.removeIf(before -> before.measure().equals(condition.measure())));
        merged.having.addAll(draft.having);
    }

    private void mergeMeasure(PlanDraft draft, PlanDraft merged) {
        boolean registerCount = draft.subject.isPresent() && draft.measure.isPresent();
        if (draft.measure.isPresent() && !(registerCount && words.has(Cue.OF_THOSE)) && !carriesOrders(draft)) {
            merged.measure = draft.measure;
        }
        boolean rate = draft.measure
                .filter(measure -> measure.name().equals("cancellation_rate"))
                .isPresent();
        if (rate) {
            FilterMerge.dropStatus(merged); // "pedidos cancelados por shopping": "e a taxa de cancelamento?"
        }
        boolean counts = words.has(Cue.HOW_MANY) && draft.measure.isEmpty();
        if ((counts || words.has(Cue.OF_THOSE) && words.has(Cue.HOW_MANY)) && merged.shape == Shape.ABSENCE) {
            merged.counted = true;
        }
        if (counts && merged.shape == Shape.SUMMARY && !merged.having.isEmpty()) {
            merged.shape = Shape.GROUP_COUNT;
            merged.ranking = Optional.empty();
        }
    }

    /** "de pedidos acima de 100 reais": of those, what was asked before. */
    private boolean carriesOrders(PlanDraft draft) {
        return ofSome && !draft.filters.isEmpty() && countsOrders(draft);
    }

    static boolean countsOrders(PlanDraft draft) {
        return draft.measure
                .filter(measure -> measure.name().equals("order_count"))
                .isPresent();
    }

    boolean isOfSome() {
        return ofSome;
    }

    private void mergeGroupings(PlanDraft draft, PlanDraft merged, boolean adds) {
        boolean narrowed = words.has(Cue.ONLY) && draft.groupings.equals(merged.groupings); // "só as marcas de comida"
        if (!draft.groupings.isEmpty() && !narrowed) {
            if (!adds) {
                merged.groupings.clear();
            }
            merged.groupings.addAll(draft.groupings);
            if (draft.ranking.isEmpty()) {
                merged.ranking = Optional.empty();
            }
        }
    }
}
