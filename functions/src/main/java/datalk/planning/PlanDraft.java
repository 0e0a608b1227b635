package datalk.planning;

import datalk.plan.Filter;
import datalk.plan.Having;
import datalk.plan.Ranking;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a question proposes, slot by slot, before anything is verified.
 *
 * <p>Filled by one reader at a time, in one thread; follow-ups copy the draft before and fill over it.
 */
final class PlanDraft {
    Shape shape = Shape.SUMMARY;
    Optional<Measure> measure = Optional.empty();
    final List<Dimension> groupings = new ArrayList<>();
    final List<Filter> filters = new ArrayList<>();
    final List<TimeRange> periods = new ArrayList<>();
    /** The two units of "de março a abril", for follow-ups of comparisons. */
    final List<TimeRange> ends = new ArrayList<>();

    final List<Having> having = new ArrayList<>();
    Optional<Ranking> ranking = Optional.empty();
    /** What a listing, an absence or a count of groups is about. */
    Optional<Dimension> subject = Optional.empty();
    /** The part that a share is of. */
    Optional<Filter> part = Optional.empty();
    /** The two sides of a difference between values. */
    final List<Filter> sides = new ArrayList<>();
    /** Filters that have become part of the measure. */
    final List<Filter> absorbed = new ArrayList<>();
    /** Values of one dimension that each get a row. */
    boolean rowPerValue;
    /** What those asked for did and did not do. */
    final List<Deed> deeds = new ArrayList<>();
    /** When those were registered who lack something. */
    Optional<TimeRange> cohort = Optional.empty();
    /** Whether those who did or lack something are counted and not listed. */
    boolean counted;
    /** Attributes that a listing shows. */
    final List<Dimension> attributes = new ArrayList<>();

    final List<NumericField> numbers = new ArrayList<>();

    PlanDraft copy() {
        PlanDraft copy = new PlanDraft();
        copy.shape = shape;
        copy.measure = measure;
        copy.groupings.addAll(groupings);
        copy.filters.addAll(filters);
        copy.periods.addAll(periods);
        copy.ends.addAll(ends);
        copy.having.addAll(having);
        copy.ranking = ranking;
        copy.subject = subject;
        copy.part = part;
        copy.sides.addAll(sides);
        copy.rowPerValue = rowPerValue;
        copy.deeds.addAll(deeds);
        copy.cohort = cohort;
        copy.counted = counted;
        copy.attributes.addAll(attributes);
        copy.numbers.addAll(numbers);
        return copy;
    }

    /** The grouping by time, where there is one. */
    Optional<Dimension> timeGrouping() {
        return groupings.stream()
                .filter(dimension -> dimension.kind() == Dimension.Kind.GRAIN)
                .findFirst();
    }
}
