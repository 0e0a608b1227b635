/**
 * Where a language model will come for the questions that rules cannot read. It may fill in a plan and nothing else.
 */
@NullMarked
package datalk.llm;

import org.jspecify.annotations.NullMarked;
