package datalk.semantic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something to group or filter by.
 *
 * @param keys the field that tells groups apart, by source
 * @param names the field with the name to show beside the key, by source; empty where the key is the name
 * @param cycle the values of a repeating time dimension, in order: weekday 1–7, hour 0–23
 * @param spelled how values that are codes are written out: PR, Paraná
 * @param optional the sources whose records may lack it: they are in none of its groups
 * @param prefix the word that names of this kind may begin with or leave out: "Shopping"
 */
public record Dimension(
        String name,
        Kind kind,
        Map<String, String> keys,
        Map<String, String> names,
        String keyColumn,
        Optional<String> nameColumn,
        List<Integer> cycle,
        Map<String, String> spelled,
        Optional<String> prefix,
        List<String> optional,
        Text label,
        Text plural) {
    /** What kind of thing the groups are. */
    public enum Kind {
        /** Records of a register: stores, customers. */
        ENTITY,
        /** What records have: a segment, a city. */
        VALUE,
        /** A step of the calendar, in order: day, week, month, quarter, year. */
        GRAIN,
        /** A part of the calendar that comes again: weekday, hour. */
        CYCLE
    }

    public Dimension {
        keys = Map.copyOf(keys);
        names = Map.copyOf(names);
        cycle = List.copyOf(cycle);
        spelled = Map.copyOf(spelled);
        optional = List.copyOf(optional);
    }

    /** Whether records of {@code source} can be grouped and filtered by this. */
    public boolean knownIn(Source source) {
        return keys.containsKey(source.name());
    }

    /** The field that tells groups apart in the collection of {@code source}. */
    public String keyIn(Source source) {
        String key = keys.get(source.name());
        if (key == null) {
            throw new IllegalStateException(name + " is not a dimension of " + source.name());
        }
        return key;
    }

    /** Whether records of {@code source} may be in no group of this. */
    public boolean optionalIn(Source source) {
        return optional.contains(source.name());
    }

    public boolean isTime() {
        return kind == Kind.GRAIN || kind == Kind.CYCLE;
    }
}
