package datalk.pipeline;

/**
 * The fields of the rows that pipelines give, on which who compiles and who reads agree. They are as short as can be:
 * each row carries their names.
 */
public final class RowField {
    /** The number that was asked for. */
    public static final String VALUE = "v";
    /** How many records it counts. */
    public static final String COUNT = "c";

    private RowField() {}

    /** The key of the group in the dimension of that index; of a listing, the record's. */
    public static String key(int index) {
        return "k" + index;
    }

    /** What that group, or that record, is called. */
    public static String name(int index) {
        return "n" + index;
    }

    /** How many records a gap leaves out. */
    static String gap(int index) {
        return "g" + index;
    }

    /** The number that a condition on groups is about. */
    static String condition(int index) {
        return "h" + index;
    }

    /** An attribute of a listed record. */
    public static String attribute(int index) {
        return "a" + index;
    }

    /** What the attribute's value is called. */
    public static String attributeName(int index) {
        return "b" + index;
    }

    /** A number of a listed record. */
    public static String number(int index) {
        return "f" + index;
    }
}
