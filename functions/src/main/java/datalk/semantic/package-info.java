/**
 * What the business words mean: entities, measures, dimensions and the words that name them, read from one file and
 * checked.
 *
 * <p>A file comes in, a {@link datalk.semantic.SemanticModel} goes out. Vocabulary only: it knows no question and no
 * database.
 */
@NullMarked
package datalk.semantic;

import org.jspecify.annotations.NullMarked;
