package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.TimeRange;
import datalk.semantic.SemanticModel;
import java.util.Optional;

/**
 * Reads when those joined who are said to lack something: "clientes cadastrados em 2023 que nunca compraram".
 *
 * <p>The period is of their registration and not of what they lack, so it is taken out before others are read.
 */
final class CohortReader {
    private final SemanticModel model;
    private final Words words;

    CohortReader(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** The period in which they were registered; nothing where the question does not tell it so. */
    Optional<TimeRange> read() {
        boolean lacking = words.has(Cue.WITHOUT) || words.has(Cue.NOT);
        boolean several = words.unused(Meaning.TimeWord.class).size() > 1;
        for (int i = 0; i < words.size(); i++) {
            int time = words.is(i + 1, Cue.REGISTERED) ? i + 2 : i + 1;
            boolean cohort = words.isTime(time) && (isNew(i) || isCustomer(i) && time == i + 2);
            if (cohort && !lacking && several && words.is(time + 1, Cue.WHICH)) {
                throw PlanningException.unsupported(
                        words.get(i).text()); // "clientes cadastrados em 2021 que compraram em março"
            }
            if (cohort && lacking) {
                TimeRange period = words.at(time, Meaning.TimeWord.class)
                        .orElseThrow()
                        .time()
                        .range();
                words.replace(i, new Meaning.DimensionWord(model.dimension("customer"), true), time - i + 1);
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    private boolean isNew(int index) {
        return words.isMeasure(index, "new_customers");
    }

    private boolean isCustomer(int index) {
        return words.isCustomers(index);
    }
}
