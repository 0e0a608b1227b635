package datalk.semantic;

/** How a measure makes one number of many records. */
public enum Aggregate {
    COUNT,
    COUNT_DISTINCT,
    SUM,
    AVERAGE,
    MINIMUM,
    MAXIMUM,
    PERCENTILE,
    /** One measure divided by another. */
    RATIO,
    /** One measure less another. */
    DIFFERENCE
}
