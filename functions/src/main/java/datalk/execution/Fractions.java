package datalk.execution;

import java.math.BigDecimal;
import java.math.MathContext;

/** Divides numbers that may be missing. */
final class Fractions {
    private Fractions() {}

    /** {@code part ÷ whole}; nothing where the whole is nothing. */
    static BigDecimal of(BigDecimal part, BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0 ? null : part.divide(whole, MathContext.DECIMAL64);
    }

    /** {@code (now − before) ÷ before}; growth from nothing is nothing. */
    static BigDecimal growth(BigDecimal before, BigDecimal now) {
        return before == null || now == null ? null : of(now.subtract(before), before);
    }
}
