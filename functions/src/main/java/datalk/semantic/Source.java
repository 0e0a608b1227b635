package datalk.semantic;

import java.util.Optional;

/**
 * A collection that records are counted and summed in.
 *
 * @param timeField the field that a period applies to: local ISO text, a date-time or a date; empty where records have
 *     no date
 */
public record Source(String name, String collection, Optional<String> timeField, boolean dateOnly) {}
