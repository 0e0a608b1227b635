package datalk.planning;

import datalk.grounding.Meaning;
import datalk.plan.Bounds;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.Unit;
import java.math.BigDecimal;

/** Turns the numbers of conditions as they are said into those of the records: ages into years, 10 into 10 %. */
final class ConditionUnits {
    private ConditionUnits() {}

    /** A customer's age is this year less the year of birth. */
    static Bounds years(NumericField field, Meaning.ConditionWord condition, int year) {
        Bounds bounds = condition.bounds();
        boolean age = field.name().equals("customer_birth_year")
                && bounds.lower().or(bounds::upper).orElseThrow().intValue() < 150;
        BigDecimal now = BigDecimal.valueOf(year);
        return age
                ? new Bounds(
                        bounds.upper().map(now::subtract),
                        bounds.upperIncluded(),
                        bounds.lower().map(now::subtract),
                        bounds.lowerIncluded())
                : bounds;
    }

    /** "taxa acima de 10" of a rate means 10 %. */
    static Bounds fractions(Measure measure, Bounds bounds) {
        boolean percent = measure.unit() == Unit.FRACTION;
        boolean whole = bounds.lower()
                .or(bounds::upper)
                .filter(value -> value.doubleValue() > 1)
                .isPresent();
        return percent && whole
                ? new Bounds(
                        bounds.lower().map(value -> value.movePointLeft(2)),
                        bounds.lowerIncluded(),
                        bounds.upper().map(value -> value.movePointLeft(2)),
                        bounds.upperIncluded())
                : bounds;
    }
}
