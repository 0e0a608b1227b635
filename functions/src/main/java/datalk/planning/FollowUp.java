package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.plan.Ranking;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a question that changes the one before: what it names replaces what was there, the rest stays. */
final class FollowUp {
    private static final List<Set<String>> FAMILIES =
            List.of(Set.of("channel", "channel_type"), Set.of("hub", "city", "state"));

    /** "delas", "its": what the answer before was about. */
    private static final Pattern OTHERS = Pattern.compile(
            "(d|n)?(ela|ele|elas|eles)|d?ess[ae]s|d?est[ae]s|its|they|their|them|(of|among) (those|these|them)");

    private final Words words;
    private final Optional<PlanDraft> previous;

    private final boolean leans;

    /** Looks at the words before any of them is rewritten. */
    FollowUp(Words words, Optional<PlanDraft> previous) {
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

    /** Whether the question before named a place of customers: "e os do Rio Grande do Sul?" */
    boolean previousOfCustomers() {
        return previous.stream()
                .flatMap(draft -> draft.filters.stream())
                .anyMatch(filter -> filter.fold(
                        oneOf -> oneOf.dimension().name().startsWith("customer_"), any -> false, any -> false));
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
        return previous.filter(draft -> draft.groupings.size() == 1 && draft.shape == Shape.SUMMARY)
                .isPresent();
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
                        || !edit.ungrouped().isEmpty()
                        || draft.measure.isEmpty() && draft.shape == Shape.SUMMARY
                        || isMeasureAlone(draft)
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

    /** What no change of the question before says: "compare the three of them", "quanto elas venderam?". */
    void refuseUnsayable(PlanDraft draft, List<Mention> mentions) {
        if (previous.isEmpty()) {
            return;
        }
        PlanDraft before = previous.get();
        boolean edit = isEdit(draft);
        boolean others = mentions.stream().anyMatch(mention -> OTHERS.matcher(Phrases.fold(mention.text()))
                .matches());
        boolean eachOf = words.find(Cue.EACH_OF) >= 0 && draft.groupings.isEmpty();
        boolean sides = before.shape == Shape.DIFFERENCE
                && edit
                && draft.filters.stream()
                        .anyMatch(
                                filter -> filter.fold(oneOf -> oneOf.values().size() > 1, any -> false, any -> false));
        boolean someGroups = !before.having.isEmpty() || before.shape == Shape.ABSENCE || before.shape == Shape.LISTING;
        boolean narrowed = edit && others && (before.ranking.isPresent() || someGroups && !words.has(Cue.HOW_MANY));
        if (eachOf || sides || narrowed || others && !edit) {
            throw new PlanningException(Issue.of(Reason.UNSUPPORTED));
        }
    }

    PlanDraft merge(PlanDraft draft, Edit edit) {
        if (!isEdit(draft, edit)) {
            return draft;
        }
        PlanDraft merged = previous.orElseThrow().copy();
        boolean listed = draft.shape == Shape.LISTING && merged.shape != Shape.LISTING;
        if (draft.shape != Shape.SUMMARY && !listed) {
            merged.shape = draft.shape;
        }
        mergeMeasure(draft, merged);
        merged.groupings.removeAll(edit.ungrouped());
        mergeGroupings(draft, merged, edit.adds());
        mergeFilters(withoutPart(edit.adds() ? joined(draft.filters, merged) : draft.filters, merged), merged);
        mergePeriods(draft, merged);
        if (!draft.having.isEmpty()) {
            merged.having.clear();
            merged.having.addAll(draft.having);
        }
        merged.ranking = draft.ranking.or(() -> merged.ranking);
        merged.part = draft.part.or(() -> merged.part);
        return merged;
    }

    /** "inclua também o Televendas": what was named before, and this. */
    private static List<Filter> joined(List<Filter> added, PlanDraft merged) {
        List<FilterReader.Named> both = Stream.concat(merged.filters.stream(), added.stream())
                .flatMap(filter ->
                        filter.<Stream<Filter.OneOf>>fold(Stream::of, any -> Stream.empty(), any -> Stream.empty()))
                .map(filter -> new FilterReader.Named(0, filter))
                .toList();
        List<Filter> joined = new ArrayList<>(FilterReader.merged(both));
        added.stream()
                .filter(filter -> filter.fold(oneOf -> false, any -> true, any -> true))
                .forEach(joined::add);
        return joined;
    }

    /** In a share, another value of the part's dimension is another part. */
    private static List<Filter> withoutPart(List<Filter> filters, PlanDraft merged) {
        List<Filter> kept = new ArrayList<>(filters);
        for (Filter filter : filters) {
            boolean part = merged.part
                    .filter(before -> filter.fold(
                            oneOf -> before.fold(
                                    other -> alike(other.dimension(), oneOf.dimension()), any -> false, any -> false),
                            any -> false,
                            any -> false))
                    .isPresent();
            if (part && merged.shape == Shape.SHARE) {
                merged.part = Optional.of(filter);
                kept.remove(filter);
            }
        }
        return kept;
    }

    /** A channel takes the place of a type of channels, a mall that of a city. */
    private static boolean alike(Dimension one, Dimension other) {
        return one.equals(other)
                || FAMILIES.stream().anyMatch(family -> family.contains(one.name()) && family.contains(other.name()));
    }

    /** Two periods replace two; one replaces one. */
    private static void mergePeriods(PlanDraft draft, PlanDraft merged) {
        if (draft.periods.isEmpty()) {
            return;
        }
        boolean pair = merged.periods.size() == 2 && draft.ends.size() == 2;
        List<TimeRange> changed = pair ? draft.ends : draft.periods;
        merged.periods.clear();
        merged.periods.addAll(changed);
    }

    private void mergeMeasure(PlanDraft draft, PlanDraft merged) {
        boolean registerCount = draft.subject.isPresent() && draft.measure.isPresent();
        if (draft.measure.isPresent() && !(registerCount && words.has(Cue.OF_THOSE))) {
            merged.measure = draft.measure;
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

    private static void mergeGroupings(PlanDraft draft, PlanDraft merged, boolean adds) {
        if (!draft.groupings.isEmpty()) {
            if (!adds) {
                merged.groupings.clear();
            }
            merged.groupings.addAll(draft.groupings);
            if (draft.ranking.isEmpty()) {
                merged.ranking = Optional.empty();
            }
        }
    }

    private static void mergeFilters(List<Filter> named, PlanDraft merged) {
        List<Dimension> replaced = new ArrayList<>();
        named.forEach(
                filter -> filter.fold(oneOf -> replaced.add(oneOf.dimension()), within -> false, missing -> false));
        merged.filters.removeIf(filter -> filter.fold(
                oneOf -> replaced.contains(oneOf.dimension()),
                within -> named.stream()
                        .anyMatch(other ->
                                other.fold(any -> false, each -> each.field().equals(within.field()), any -> false)),
                missing -> false));
        merged.filters.addAll(named);
    }
}
