/**
 * Writes results, refusals and choices in the asker's language. Numbers come from the rows of the result and from
 * nowhere else.
 */
@NullMarked
package datalk.phrasing;

import org.jspecify.annotations.NullMarked;
