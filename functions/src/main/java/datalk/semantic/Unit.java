package datalk.semantic;

/** What a number counts. Money is kept in cents and shown in reais. */
public enum Unit {
    COUNT,
    BRL,
    FRACTION,
    MINUTES,
    YEARS,
    RATIO,
    /** Of latitude and longitude: a hundredth of one is a kilometre. */
    DEGREES
}
