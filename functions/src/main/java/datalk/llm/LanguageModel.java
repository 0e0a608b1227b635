package datalk.llm;

import java.util.Optional;

/**
 * A model that proposes a plan for a question that rules cannot read.
 *
 * <p>It sees words and never data, and what it returns is a draft that is verified like any other: it writes no query
 * and no number. No implementation stands behind it yet; without one, such questions are refused.
 */
public interface LanguageModel {
    /**
     * The model's draft, as JSON text; nothing where the model is away or gives up.
     *
     * @param prompt the rules, the vocabulary and the question
     * @param schema the JSON schema that the draft must meet
     */
    Optional<String> draft(String prompt, String schema);
}
