package datalk.planning;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import java.util.List;

/**
 * What a follow-up tells to change in the question before, beside what it names anew.
 *
 * @param ungrouped the groupings to leave out
 * @param adds whether values are added to a filter instead of replacing it
 * @param replaced the values that those named anew take the place of
 */
record Edit(List<Dimension> ungrouped, boolean adds, List<Value> replaced) {
    static final Edit NONE = new Edit(List.of(), false, List.of());

    Edit {
        ungrouped = List.copyOf(ungrouped);
        replaced = List.copyOf(replaced);
    }
}
