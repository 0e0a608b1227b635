/**
 * A language model for the questions that rules cannot read, and the way to it. Prompts come in, replies go out; what a
 * reply means, and whether it may be believed, is decided elsewhere. Nothing here is made, and no class of it loaded,
 * where no address of a model is configured.
 */
@NullMarked
package datalk.llm;

import org.jspecify.annotations.NullMarked;
