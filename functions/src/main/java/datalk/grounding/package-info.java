/**
 * Finds what the words of a question refer to: words of the semantic model, grammar, numbers, times, names in the data.
 *
 * <p>A question comes in, a {@link datalk.grounding.Grounding} goes out: every word accounted for once, those that
 * nothing accounts for marked as unknown. It decides nothing about what is asked. The words are data:
 * {@code grammar/*.yml}.
 */
@NullMarked
package datalk.grounding;

import org.jspecify.annotations.NullMarked;
