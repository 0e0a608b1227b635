package datalk.planning;

import datalk.semantic.Dimension;
import java.util.List;

/**
 * What a follow-up tells to change in the question before, beside what it names anew.
 *
 * @param ungrouped the groupings to leave out
 * @param adds whether values are added to a filter instead of replacing it
 */
record Edit(List<Dimension> ungrouped, boolean adds) {
    static final Edit NONE = new Edit(List.of(), false);

    Edit {
        ungrouped = List.copyOf(ungrouped);
    }
}
