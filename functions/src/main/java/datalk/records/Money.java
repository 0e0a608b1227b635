package datalk.records;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reais with two decimals for callers, whole cents in the database, so that sums are exact. */
public final class Money {
    private static final int DECIMALS = 2;
    private static final int MOST_DIGITS = 15;

    private Money() {}

    /** Reads reais; more than two decimals are kept, for the constraint on the field to name. */
    static BigDecimal read(String text) {
        BigDecimal reais = new BigDecimal(text);
        boolean sane = reais.precision() - reais.scale() <= MOST_DIGITS && reais.scale() <= MOST_DIGITS;
        if (!sane) {
            return reais;
        }
        BigDecimal plain = reais.stripTrailingZeros();
        return plain.scale() <= DECIMALS ? plain.setScale(DECIMALS) : plain;
    }

    /** {@code 82.20} as 8220. */
    public static @Nullable Long toCents(@Nullable BigDecimal reais) {
        return reais == null ? null : reais.movePointRight(DECIMALS).longValueExact();
    }

    /** 8220 as {@code 82.20}. */
    public static @Nullable BigDecimal fromCents(@Nullable Long cents) {
        return cents == null ? null : BigDecimal.valueOf(cents, DECIMALS);
    }
}
