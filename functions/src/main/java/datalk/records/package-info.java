/**
 * What the five kinds of record have in common: reading and checking a body, entity tags, lists, references between
 * records and the copies that orders keep. Each kind adds its record, its stored form, its repository and a controller.
 *
 * <p>Bodies and CSV rows come in, stored documents and {@code datalk.problem} exceptions go out. Nothing here knows how
 * questions are answered.
 */
@NullMarked
package datalk.records;

import org.jspecify.annotations.NullMarked;
