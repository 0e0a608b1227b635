package datalk.llm;

/**
 * What a model is told.
 *
 * @param rules what is the same for every question, so that the model's server has it read already
 * @param question what belongs to one question
 * @param schema the JSON schema that the reply must meet
 */
public record ModelPrompt(String rules, String question, String schema) {

    /** The same question once more, with what was wrong with the reply to it. */
    public ModelPrompt with(String correction) {
        return new ModelPrompt(rules, question + correction, schema);
    }
}
