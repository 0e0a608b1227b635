/**
 * Datalk: answers questions about shopping-mall sales. The rooms, in the order in which a question passes them:
 *
 * <ol>
 *   <li>{@code azure}: the doors, where Functions hand requests over to the controllers.
 *   <li>{@code question}: takes a question and leads it through the rooms.
 *   <li>{@code grounding}: finds what its words refer to.
 *   <li>{@code planning}: makes a verified plan of them, or says why not.
 *   <li>{@code pipeline}: turns the plan into stages.
 *   <li>{@code execution}: runs the stages and finishes their rows.
 *   <li>{@code phrasing}: writes the rows as an answer.
 * </ol>
 *
 * <p>Beside the way: {@code plan} and {@code semantic} are the vocabulary, {@code records} keeps stores, malls,
 * channels, customers and orders, {@code problem} says what goes wrong, {@code llm} is where a model will come. Who may
 * import whom is a test.
 */
@NullMarked
package datalk;

import org.jspecify.annotations.NullMarked;
