package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Having;
import datalk.plan.Ranking;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        this.ofSome = OF.matcher(first).matches() || words.has(Cue.ONLY);
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

    /** What the question before was ranked by. */
    Optional<Measure> rankedBy() {
        return previous.filter(draft -> draft.ranking.isPresent()).flatMap(draft -> draft.measure);
    }

    Ranking previousRanking() {
        return previous.flatMap(draft -> draft.ranking).orElseThrow();
    }

    /** Whether a place is the customers' own: "e os do Rio Grande do Sul?" after what was said of customers. */
    boolean ofCustomers() {
        boolean named = previous.stream()
                .flatMap(draft -> draft.filters.stream())
                .flatMap(filter -> filter.asOneOf().stream())
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

    /** What the question before was read as. */
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

    /** The only number of each record that the question before had a condition on, where no group had to meet one. */
    Optional<NumericField> fieldOfCondition() {
        List<NumericField> fields = previous.filter(any -> hasNoCondition()).stream()
                .flatMap(draft -> draft.filters.stream())
                .flatMap(filter -> filter.fold(
                        any -> Stream.<NumericField>empty(),
                        within -> Stream.of(within.field()),
                        any -> Stream.<NumericField>empty()))
                .distinct()
                .toList();
        return fields.stream().findFirst().filter(any -> fields.size() == 1);
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
        boolean onlyStatus = draft.filters.stream().allMatch(filter -> filter.isOn("status"));
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
        boolean named = words.hasAny(Meaning.DimensionWord.class);
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
        return new DraftMerge(words, ofSome).merge(draft, merged, edit);
    }

    static boolean countsOrders(PlanDraft draft) {
        return draft.measure
                .filter(measure -> measure.name().equals("order_count"))
                .isPresent();
    }

    boolean isOfSome() {
        return ofSome;
    }
}
