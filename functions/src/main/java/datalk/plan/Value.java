package datalk.plan;

/**
 * One value of a dimension.
 *
 * @param key as the data hold it: text, or the whole number that identifies a record
 * @param label as people write it
 */
public record Value(Object key, String label) {
    public Value {
        if (!(key instanceof String || key instanceof Long || key instanceof Integer)) {
            throw new IllegalArgumentException("a value is text or a whole number: " + key);
        }
    }

    /** A value that is written as it is kept. */
    public static Value of(Object key) {
        return new Value(key, String.valueOf(key));
    }
}
