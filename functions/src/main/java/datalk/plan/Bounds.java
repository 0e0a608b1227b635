package datalk.plan;

import java.math.BigDecimal;
import java.util.Optional;

/** An interval of numbers, open or closed at either side, in the unit that people use: reais, minutes, pieces. */
public record Bounds(
        Optional<BigDecimal> lower, boolean lowerIncluded, Optional<BigDecimal> upper, boolean upperIncluded) {
    public Bounds {
        if (lower.isEmpty() && upper.isEmpty()) {
            throw new IllegalArgumentException("bounds have at least one side");
        }
        if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) > 0) {
            throw new IllegalArgumentException("the lower bound is above the upper");
        }
    }

    public static Bounds above(BigDecimal value) {
        return new Bounds(Optional.of(value), false, Optional.empty(), false);
    }

    public static Bounds atLeast(BigDecimal value) {
        return new Bounds(Optional.of(value), true, Optional.empty(), false);
    }

    public static Bounds below(BigDecimal value) {
        return new Bounds(Optional.empty(), false, Optional.of(value), false);
    }

    public static Bounds atMost(BigDecimal value) {
        return new Bounds(Optional.empty(), false, Optional.of(value), true);
    }

    public static Bounds between(BigDecimal lower, BigDecimal upper) {
        return new Bounds(Optional.of(lower), true, Optional.of(upper), true);
    }

    public static Bounds exactly(BigDecimal value) {
        return between(value, value);
    }
}
