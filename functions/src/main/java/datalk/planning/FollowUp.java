package datalk.planning;

import datalk.grounding.Cue;
import datalk.plan.Filter;
import datalk.semantic.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a question that changes the one before: what it names replaces what was there, the rest stays. */
final class FollowUp {
    private final Words words;
    private final Optional<PlanDraft> previous;

    FollowUp(Words words, Optional<PlanDraft> previous) {
        this.words = words;
        this.previous = previous;
    }

    /** Whether the question leans on the one before. */
    boolean isEdit(PlanDraft draft, List<FilterReader.Named> named) {
        return previous.isPresent() && (leans() || draft.measure.isEmpty() && draft.shape == Shape.SUMMARY);
    }

    private boolean leans() {
        return words.is(0, Cue.AND) || words.has(Cue.OF_THOSE) || words.is(0, Cue.ONLY) || words.has(Cue.INSTEAD);
    }

    PlanDraft merge(PlanDraft draft, List<FilterReader.Named> named) {
        if (!isEdit(draft, named)) {
            return draft;
        }
        PlanDraft merged = previous.orElseThrow().copy();
        boolean listed = draft.shape == Shape.LISTING && merged.shape != Shape.LISTING;
        if (draft.shape != Shape.SUMMARY && !listed) {
            merged.shape = draft.shape;
        }
        mergeMeasure(draft, merged);
        mergeGroupings(draft, merged);
        mergeFilters(draft.filters, merged);
        if (!draft.periods.isEmpty()) {
            merged.periods.clear();
            merged.periods.addAll(draft.periods);
        }
        if (!draft.having.isEmpty()) {
            merged.having.clear();
            merged.having.addAll(draft.having);
        }
        merged.ranking = draft.ranking.or(() -> merged.ranking);
        merged.part = draft.part.or(() -> merged.part);
        return merged;
    }

    private void mergeMeasure(PlanDraft draft, PlanDraft merged) {
        boolean registerCount = draft.subject.isPresent() && draft.measure.isPresent();
        if (draft.measure.isPresent() && !(registerCount && words.has(Cue.OF_THOSE))) {
            merged.measure = draft.measure;
        }
        if (words.has(Cue.OF_THOSE) && words.has(Cue.HOW_MANY) && merged.shape == Shape.ABSENCE) {
            merged.counted = true;
        }
    }

    private static void mergeGroupings(PlanDraft draft, PlanDraft merged) {
        if (!draft.groupings.isEmpty()) {
            merged.groupings.clear();
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
