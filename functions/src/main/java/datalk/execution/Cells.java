package datalk.execution;

import datalk.pipeline.RowField;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Turns values of the database into cells. */
final class Cells {
    private Cells() {}

    /** A key or a name: text, a whole number, or null. */
    static Object plain(BsonDocument row, String field) {
        BsonValue value = row.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isString()) {
            return value.asString().getValue();
        }
        return value.isDouble()
                        && value.asDouble().getValue()
                                != Math.rint(value.asDouble().getValue())
                ? (Object) BigDecimal.valueOf(value.asDouble().getValue())
                : (Object) value.asNumber().longValue();
    }

    /** A number in the unit that people use: money is kept in cents and shown in reais. */
    static BigDecimal number(BsonDocument row, String field, Unit unit) {
        BsonValue value = row.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        BigDecimal kept = value.isDouble()
                ? new BigDecimal(value.asDouble().getValue(), MathContext.DECIMAL64)
                : BigDecimal.valueOf(value.asNumber().longValue());
        return unit == Unit.BRL ? kept.movePointLeft(2) : kept;
    }

    /**
     * The cell of a number: whole where it counts, to the cent where it is money, as it is kept where it is a place.
     */
    static Object cell(BigDecimal value, Unit unit) {
        if (value == null) {
            return null;
        }
        return switch (unit) {
            case COUNT, YEARS -> value.setScale(0, RoundingMode.HALF_UP).longValueExact();
            case BRL -> value.setScale(2, RoundingMode.HALF_UP);
            case FRACTION -> value.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
            case MINUTES, RATIO -> value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
            case DEGREES -> value;
        };
    }

    static long count(BsonDocument row) {
        return whole(row, RowField.COUNT);
    }

    /** A number of records; 0 where there is none. */
    static long whole(BsonDocument row, String field) {
        BsonValue number = row.get(field);
        return number == null || number.isNull() ? 0 : number.asNumber().longValue();
    }
}
