package datalk.planning;

import datalk.grounding.Cue;
import datalk.plan.TimeRange;
import java.util.List;
import java.util.Optional;

/** Puts what a follow-up names over the draft of the question before: what it does not name stays. */
final class DraftMerge {
    private final Words words;
    private final boolean ofSome;

    /**
     * {@code ofSome} where orders are only named to say which of them are meant: "só em pedidos acima de 100 reais".
     */
    DraftMerge(Words words, boolean ofSome) {
        this.words = words;
        this.ofSome = ofSome;
    }

    PlanDraft merge(PlanDraft draft, PlanDraft merged, Edit edit) {
        boolean listed = draft.shape == Shape.LISTING && merged.shape != Shape.LISTING;
        if (draft.shape != Shape.SUMMARY && !listed) {
            merged.shape = draft.shape;
        }
        mergeMeasure(draft, merged);
        count(draft, merged);
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
                .filter(each -> range.isOpen() && before.size() == 1)
                .filter(each -> each.start().isBefore(range.end()))
                .map(each -> new TimeRange(each.start(), range.end()))
                .findFirst()
                .orElse(range);
    }

    /** A condition on a measure replaces the one before on it; on another measure it is one more. */
    private static void mergeHaving(PlanDraft draft, PlanDraft merged) {
        draft.having.forEach(
                condition -> merged.having.removeIf(before -> before.measure().equals(condition.measure())));
        merged.having.addAll(draft.having);
    }

    private void mergeMeasure(PlanDraft draft, PlanDraft merged) {
        if (draft.measure.isPresent() && !countsRegister(draft) && !carriesOrders(draft)) {
            merged.measure = draft.measure;
        }
        boolean rate = draft.measure
                .filter(measure -> measure.name().equals("cancellation_rate"))
                .isPresent();
        if (rate) {
            FilterMerge.dropStatus(merged); // "pedidos cancelados por shopping": "e a taxa de cancelamento?"
        }
    }

    /** "quantas são?", "quantas delas são de comida?": the number of what was listed. */
    private void count(PlanDraft draft, PlanDraft merged) {
        boolean counts = words.has(Cue.HOW_MANY) && (draft.measure.isEmpty() || countsRegister(draft));
        if (counts && (merged.shape == Shape.ABSENCE || merged.shape == Shape.LISTING)) {
            merged.counted = true;
        }
        if (counts && merged.shape == Shape.SUMMARY && (!merged.having.isEmpty() || ofRows(merged))) {
            merged.shape = Shape.GROUP_COUNT;
            merged.ranking = Optional.empty();
        }
    }

    /** "how many of those are stores of …": not of the register, of those. */
    private boolean countsRegister(PlanDraft draft) {
        return draft.subject.isPresent() && draft.measure.isPresent() && words.has(Cue.OF_THOSE);
    }

    /** "quantas delas": how many groups the answer before listed. */
    private boolean ofRows(PlanDraft before) {
        return words.has(Cue.OF_THOSE)
                && before.groupings.size() == 1
                && before.timeGrouping().isEmpty();
    }

    /** "de pedidos acima de 100 reais": of those, what was asked before. */
    private boolean carriesOrders(PlanDraft draft) {
        return ofSome && !draft.filters.isEmpty() && FollowUp.countsOrders(draft);
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
