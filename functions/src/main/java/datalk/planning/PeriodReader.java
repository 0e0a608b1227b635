package datalk.planning;

import datalk.grounding.Meaning;
import datalk.plan.Grain;
import datalk.plan.TimeRange;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the periods that a question names, each as it is meant beside the others and after the question before. */
final class PeriodReader {
    private final Words words;
    private final Optional<PlanDraft> previous;
    private final LocalDateTime asOf;

    PeriodReader(Words words, Optional<PlanDraft> previous, LocalDateTime asOf) {
        this.words = words;
        this.previous = previous;
        this.asOf = asOf;
    }

    /**
     * A period and where it stands.
     *
     * @param ends the two units of "de janeiro a março"
     * @param grain the calendar unit that it is, where it is one
     */
    record Period(int index, TimeRange range, List<TimeRange> ends, Optional<Grain> grain) {}

    List<Period> read() {
        List<Period> periods = new ArrayList<>();
        for (int index : words.unused(Meaning.TimeWord.class)) {
            var time = words.at(index, Meaning.TimeWord.class).orElseThrow().time();
            if (time.range().start().isAfter(asOf)) {
                throw new PlanningException(
                        Issue.of(Reason.FORECAST, words.get(index).text()));
            }
            periods.add(new Period(index, time.range(), time.ends(), time.grain()));
            words.use(index);
        }
        return new SamePeriods(words, previous, asOf).resolve(periods);
    }
}
