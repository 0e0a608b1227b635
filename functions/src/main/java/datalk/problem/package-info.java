/**
 * What goes wrong, said in one shape: exceptions come in, RFC 9457 {@code application/problem+json} in the caller's
 * language goes out. Every room may throw a {@link datalk.problem.ProblemException}; this room knows no other.
 */
@NullMarked
package datalk.problem;

import org.jspecify.annotations.NullMarked;
