package datalk.planning;

import java.util.Locale;

/** Why a question got no plan. The codes are part of the HTTP interface: names may be added, never changed. */
public enum Reason {
    WRITE_REQUEST,
    PROMPT_INJECTION,
    PERSONAL_DATA,
    OPINION,
    CAUSE,
    FORECAST,
    OUT_OF_SCOPE,
    NO_SUCH_MEASURE,
    NO_SUCH_DIMENSION,
    NO_SUCH_VALUE,
    NOT_UNDERSTOOD,
    UNSUPPORTED,
    /** There are more groups than are brought together for one answer. */
    TOO_MANY_GROUPS,
    IMPOSSIBLE_PERIOD,
    /** A mean by week, month, quarter or year over some that are cut or not over. */
    INCOMPLETE_PERIOD,
    NO_DATES_IN_REGISTER,
    /** A name that fits several values. */
    AMBIGUOUS_NAME,
    /** "melhor": by which measure? */
    AMBIGUOUS_MEASURE,
    /** "tempo": which of the three? */
    AMBIGUOUS_TIME,
    /** Nothing says what to count. */
    MISSING_MEASURE,
    /** Two periods or values: together or each? */
    TOTAL_OR_EACH,
    /** The mall's city or the customer's? */
    AMBIGUOUS_PLACE,
    /** Rules cannot read it, and the model that might is away, slow or talks nonsense. */
    MODEL_UNAVAILABLE;

    /** The code that callers see. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
