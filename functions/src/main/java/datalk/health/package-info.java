/**
 * How rooms tell whether what they depend on is there: one interface, which the doors ask for readiness. No services.
 */
@NullMarked
package datalk.health;

import org.jspecify.annotations.NullMarked;
