/**
 * What a question asks of the data, once every name in it is resolved. Data without services: a plan that contradicts
 * itself cannot be made.
 */
@NullMarked
package datalk.plan;

import org.jspecify.annotations.NullMarked;
