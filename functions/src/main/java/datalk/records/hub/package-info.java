/** The shopping malls. Stores belong to one. */
@NullMarked
package datalk.records.hub;

import org.jspecify.annotations.NullMarked;
