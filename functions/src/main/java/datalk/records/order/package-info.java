/** The orders, with copies of what questions group and filter by, and the calendar parts of their moment. */
@NullMarked
package datalk.records.order;

import org.jspecify.annotations.NullMarked;
