/**
 * The way of a question: {@code grounding}, {@code planning}, {@code pipeline}, {@code execution}, {@code phrasing}, in
 * that order. Nothing else knows the order. Requests come in over HTTP, answers go out; conversations are kept between
 * questions.
 */
@NullMarked
package datalk.question;

import org.jspecify.annotations.NullMarked;
