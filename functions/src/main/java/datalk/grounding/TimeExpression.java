package datalk.grounding;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * What a time phrase means.
 *
 * @param range the whole stretch
 * @param grain the calendar unit that the phrase names, where it is one: "março" is a month
 * @param ends the two units of "de janeiro a março", for questions that compare them
 */
public record TimeExpression(TimeRange range, Optional<Grain> grain, List<TimeRange> ends) {
    public TimeExpression {
        ends = List.copyOf(ends);
    }

    static TimeExpression of(TimeRange range) {
        return new TimeExpression(range, Optional.empty(), List.of());
    }

    static TimeExpression of(TimeRange range, Grain grain) {
        return new TimeExpression(range, Optional.of(grain), List.of());
    }
}
