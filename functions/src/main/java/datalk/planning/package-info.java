/**
 * Makes a plan of a grounded question, or says why not.
 *
 * <p>Readers fill a draft slot by slot; the draft is assembled to a plan and verified. A word that no reader has used
 * ends in a refusal: nothing is guessed. It never touches the database.
 */
@NullMarked
package datalk.planning;

import org.jspecify.annotations.NullMarked;
