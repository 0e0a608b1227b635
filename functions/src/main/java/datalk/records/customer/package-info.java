/** The people who buy. Names and e-mail addresses are personal data and never leave this register. */
@NullMarked
package datalk.records.customer;

import org.jspecify.annotations.NullMarked;
