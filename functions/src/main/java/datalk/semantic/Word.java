package datalk.semantic;

/**
 * A phrase of the vocabulary and what it names.
 *
 * @param pattern as {@link Phrases#expand} reads it
 * @param name of the measure, field or dimension; for a value, of its dimension
 * @param value the value as the data spells it; empty but for values
 * @param plural whether the phrase speaks of several
 * @param noun whether the phrase stands for the things that have the value: "restaurantes" are stores of FOOD
 */
public record Word(
        Kind kind, Language language, String pattern, String name, String value, boolean plural, boolean noun) {
    /** What a phrase can name. */
    public enum Kind {
        MEASURE,
        FIELD,
        DIMENSION,
        VALUE
    }
}
