/**
 * A believable register and its orders, made up from a fixed seed and ending now.
 *
 * <p>In: a clock. Out: five tables of CSV rows in the columns of the Delivery Center export, and their way into a
 * running Datalk through its own import. No name, mall or customer is real. Nothing here may use a library: on the
 * local run's classpath stand the function app's libraries, not this module's.
 */
package datalk.local.sample;
