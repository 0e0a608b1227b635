package datalk.records;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a field of some Java type is read from JSON, from a CSV cell or from a query parameter. */
public enum FieldKind {
    TEXT(String.class, "reason.not-text", FieldKind::plainText),
    INTEGER(Long.class, "reason.not-integer", text -> new BigDecimal(text).longValueExact()),
    SMALL_INTEGER(Integer.class, "reason.not-integer", text -> new BigDecimal(text).intValueExact()),
    NUMBER(Double.class, "reason.not-number", FieldKind::finite),
    MONEY(BigDecimal.class, "reason.not-number", Money::read),
    DATE(LocalDate.class, "reason.not-date", LocalTimes::readDate),
    MOMENT(LocalDateTime.class, "reason.not-moment", LocalTimes::readMoment);

    /** More than any field may have, and little enough for whatever then looks at each character. */
    private static final int MOST_CHARACTERS = 1000;

    private static final char REPLACEMENT = '\uFFFD';

    private final Class<?> type;
    private final String reason;
    private final Function<String, Object> parser;

    FieldKind(Class<?> type, String reason, Function<String, Object> parser) {
        this.type = type;
        this.reason = reason;
        this.parser = parser;
    }

    /** The kind of a record's component. */
    static FieldKind of(Argument<?> component) {
        for (FieldKind kind : values()) {
            if (kind.type == component.getType()) {
                return kind;
            }
        }
        throw new IllegalStateException("No kind of field for " + component);
    }

    /**
     * A value, or the key of the reason why there is none. Neither, if the field is empty.
     *
     * @param value of the kind's Java type
     */
    public record Reading(@Nullable Object value, @Nullable String reason) {
        static final Reading EMPTY = new Reading(null, null);

        static Reading of(Object value) {
            return new Reading(value, null);
        }

        static Reading wrong(String reason) {
            return new Reading(null, reason);
        }
    }

    /** Reads a JSON value: texts have to be strings, numbers numbers. */
    Reading read(JsonNode node) {
        if (node.isNull()) {
            return Reading.EMPTY;
        }
        boolean wantsNumber = this == INTEGER || this == SMALL_INTEGER || this == NUMBER || this == MONEY;
        boolean fits = wantsNumber ? node.isNumber() : node.isString();
        return fits ? read(node.coerceStringValue()) : Reading.wrong(reason);
    }

    /** Reads a text, without the blanks around it. */
    public Reading read(String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return Reading.EMPTY;
        }
        if (text.length() > MOST_CHARACTERS) {
            return Reading.wrong("reason.far-too-long");
        }
        if (text.codePoints().anyMatch(FieldKind::isHalfACharacter)) {
            return Reading.wrong("reason.half-character");
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            return Reading.wrong("reason.not-utf8");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Reading.wrong("reason.control-characters");
        }
        try {
            return Reading.of(parser.apply(text));
        } catch (NumberFormatException | ArithmeticException | DateTimeException unreadable) {
            return Reading.wrong(reason);
        }
    }

    /** JSON can hold it ({@code "\\ud800"}); UTF-8, and so the database, cannot. */
    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String plainText(String text) {
        return text;
    }

    private static Double finite(String text) {
        double number = new BigDecimal(text).doubleValue();
        if (Double.isInfinite(number)) {
            throw new ArithmeticException(text);
        }
        return number;
    }
}
