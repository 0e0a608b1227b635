package datalk.plan;

import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import datalk.semantic.SemanticModelLoader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans over the model inside the application, for tests: {@code by("revenue", "store")}. */
public final class Plans {
    public static final SemanticModel MODEL = SemanticModelLoader.load(Optional.empty());
    public static final TimeRange MARCH = Grain.MONTH.rangeAt(LocalDate.of(2021, 3, 1));
    public static final TimeRange APRIL = Grain.MONTH.rangeAt(LocalDate.of(2021, 4, 1));

    private Plans() {}

    public static Summary total(String measure) {
        return Summary.total(MODEL.measure(measure));
    }

    public static Summary by(String measure, String... dimensions) {
        return total(measure)
                .withGroupings(Arrays.stream(dimensions).map(MODEL::dimension).toList());
    }

    public static Summary in(Summary summary, TimeRange period) {
        return summary.withPeriod(Optional.of(period));
    }

    public static Summary top(Summary summary, int limit) {
        return summary.withRanking(Optional.of(new Ranking(Direction.HIGHEST, limit)));
    }

    public static Summary bottom(Summary summary, int limit) {
        return summary.withRanking(Optional.of(new Ranking(Direction.LOWEST, limit)));
    }

    public static Summary having(Summary summary, String measure, Bounds bounds) {
        List<Having> more = new ArrayList<>(summary.having());
        more.add(new Having(MODEL.measure(measure), bounds));
        return summary.withHaving(more);
    }

    public static Filter is(String dimension, Object... values) {
        return new Filter.OneOf(MODEL.dimension(dimension), values(values), false);
    }

    public static Filter isNot(String dimension, Object... values) {
        return new Filter.OneOf(MODEL.dimension(dimension), values(values), true);
    }

    private static List<Value> values(Object... values) {
        return Arrays.stream(values).map(Value::of).toList();
    }

    public static Filter within(String field, Bounds bounds) {
        return new Filter.Within(MODEL.field(field), bounds);
    }

    public static Filter missing(String field) {
        return new Filter.Missing(MODEL.field(field), false);
    }

    /** A statistic of a field over FINISHED orders, as "p90 do tempo de ciclo" is. */
    public static Measure statistic(Aggregate aggregate, String field, double percentile) {
        NumericField number = MODEL.field(field);
        return new Measure(
                aggregate.name().toLowerCase(java.util.Locale.ROOT) + "_" + field,
                MODEL.source("orders"),
                aggregate,
                Optional.of(number),
                Optional.empty(),
                Map.of("order_status", List.of("FINISHED")),
                List.of(),
                percentile,
                List.of(),
                number.unit(),
                number.label(),
                number.label());
    }

    public static Listing listing(String entity, List<String> attributes, List<String> numbers, Filter... filters) {
        Dimension dimension = MODEL.dimension(entity);
        return new Listing(
                dimension,
                MODEL.findRegister(dimension).orElseThrow(),
                attributes.stream().map(MODEL::dimension).toList(),
                numbers.stream().map(MODEL::field).toList(),
                List.of(filters),
                Optional.empty());
    }

    public static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** The label of a measure, as sentences show it. */
    public static String label(String measure, Language language) {
        return MODEL.measure(measure).label().in(language);
    }
}
