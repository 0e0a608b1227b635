/** Turns plans into aggregation pipelines of allowed stages: a pure function of the plan. */
@NullMarked
package datalk.pipeline;

import org.jspecify.annotations.NullMarked;
