/** The stores of the malls. Each belongs to a hub, whose name and place it copies. */
@NullMarked
package datalk.records.store;

import org.jspecify.annotations.NullMarked;
