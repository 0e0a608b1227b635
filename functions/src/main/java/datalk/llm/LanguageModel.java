package datalk.llm;

import java.time.Duration;

/**
 * A model that proposes a plan for a question that rules cannot read.
 *
 * <p>It sees words and never data, and what it returns is a draft that is verified like any other: it writes no query
 * and no number.
 */
public interface LanguageModel {
    /** The model's name, as the server that runs it knows it. */
    String name();

    /** How long one question may wait for it, all calls together. */
    Duration patience();

    /**
     * What the model says to a prompt.
     *
     * @param patience how long the asker can wait, connecting included
     * @throws ModelUnavailableException where no reply comes in that time, or none that may be read
     */
    ModelReply reply(ModelPrompt prompt, Duration patience);

    /** How the model is at this moment; never throws. */
    ModelState state();
}
