package datalk.planning;

import datalk.grounding.Grounding;
import java.util.List;
import java.util.Optional;

/**
 * What was decided on a question, and who had a part in it.
 *
 * @param readings how words were read that rules do not know: written, read
 * @param model where a model was asked
 * @param verifiedQuestion the id of the verified question that decided
 */
public record Planning(
        PlanDecision decision,
        List<Grounding.Correction> readings,
        Optional<ModelUse> model,
        Optional<String> verifiedQuestion) {
    public Planning {
        readings = List.copyOf(readings);
    }

    static Planning byRules(PlanDecision decision) {
        return new Planning(decision, List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether a model's draft is what is computed. */
    public boolean byModel() {
        return model.filter(ModelUse::planned).isPresent();
    }
}
