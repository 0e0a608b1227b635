package datalk.planning;

import datalk.plan.Filter;
import datalk.plan.TimeRange;
import datalk.semantic.Measure;
import java.util.Optional;

/**
 * One thing that those asked for did, or did not do.
 *
 * @param lacked whether they did not do it
 * @param activity what is counted of it
 * @param period when, where the question says that of this deed alone
 * @param value where or how, where it says that of this deed alone
 */
record Deed(boolean lacked, Measure activity, Optional<TimeRange> period, Optional<Filter.OneOf> value) {

    /** A draft of this deed alone, narrowed as the whole question is. */
    PlanDraft in(PlanDraft whole) {
        PlanDraft alone = whole.copy();
        alone.measure = Optional.of(activity);
        value.ifPresent(alone.filters::add);
        period.ifPresent(range -> {
            alone.periods.clear();
            alone.periods.add(range);
        });
        return alone;
    }
}
