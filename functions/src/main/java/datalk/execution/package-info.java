/**
 * Runs pipelines, read-only, and finishes their rows: what the database cannot do is done here on the smallest result
 * that suffices. The only room that asks the database on behalf of questions; it also tells the names that the
 * registers hold.
 */
@NullMarked
package datalk.execution;

import org.jspecify.annotations.NullMarked;
