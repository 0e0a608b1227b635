/**
 * The connection to the database, before anybody uses it: the driver's settings, what is repeated when the database
 * throttles or breaks off, its figures. Knows no collection. Rooms get the driver's {@code MongoClient} and need not
 * know of this one.
 */
@NullMarked
package datalk.database;

import org.jspecify.annotations.NullMarked;
