package datalk.planning;

/** The kind of answer that a question asks for. */
public enum Shape {
    SUMMARY,
    SHARE,
    COMPARISON,
    GROWTH,
    DIFFERENCE,
    RUNNING_TOTAL,
    GROWTH_SERIES,
    /** One mean of all stretches of the calendar. */
    BUCKET_AVERAGE,
    BEST_PER_GROUP,
    GROUP_COUNT,
    LISTING,
    /** Who has no order of some kind. */
    ABSENCE,
    /** Who did one thing and not, or also, another. */
    MEMBERSHIP
}
