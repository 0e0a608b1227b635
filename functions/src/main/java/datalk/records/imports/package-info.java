/**
 * CSV files in, a report out: rows become records and are written as if a caller had sent each, a thousand at a time.
 * One bad row never loses another.
 */
@NullMarked
package datalk.records.imports;

import org.jspecify.annotations.NullMarked;
