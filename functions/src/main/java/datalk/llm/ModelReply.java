package datalk.llm;

/**
 * What a model said.
 *
 * @param promptTokens how much it had to read, as the server counts
 * @param outputTokens how much it wrote
 */
public record ModelReply(String text, int promptTokens, int outputTokens) {}
