package datalk.pipeline;

import com.mongodb.client.model.Filters;
import datalk.plan.Bounds;
import datalk.plan.Filter;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.NumericField;
import datalk.semantic.Source;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.conversions.Bson;

/** Builds the conditions that select records. */
final class MatchStage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final Source source;
    private final List<Bson> conditions = new ArrayList<>();

    MatchStage(Source source) {
        this.source = source;
    }

    /** {@code {order_moment_created: {$gte: start, $lt: end}}}; where only days are kept, whole days. */
    MatchStage within(TimeRange period) {
        conditions.add(inside(period));
        return this;
    }

    /** Within one of several periods. */
    MatchStage within(List<TimeRange> periods) {
        if (!periods.isEmpty()) {
            conditions.add(
                    periods.size() == 1
                            ? inside(periods.get(0))
                            : Filters.or(periods.stream().map(this::inside).toList()));
        }
        return this;
    }

    private Bson inside(TimeRange period) {
        String field = source.timeField().orElseThrow();
        return Filters.and(
                Filters.gte(field, text(period.start(), false)), Filters.lt(field, text(period.end(), true)));
    }

    private String text(LocalDateTime moment, boolean end) {
        if (!source.dateOnly()) {
            return MOMENT.format(moment);
        }
        boolean midnight = moment.toLocalTime().toSecondOfDay() == 0;
        return moment.toLocalDate().plusDays(end && !midnight ? 1 : 0).toString();
    }

    MatchStage all(List<Filter> filters) {
        filters.forEach(this::with);
        return this;
    }

    MatchStage with(Filter filter) {
        conditions.add(filter.fold(this::oneOf, this::bounded, this::missing));
        return this;
    }

    private Bson oneOf(Filter.OneOf filter) {
        String field = filter.dimension().keyIn(source);
        List<Object> values = filter.values().stream().map(Value::key).toList();
        if (filter.negated()) {
            return values.size() == 1 ? Filters.ne(field, values.get(0)) : Filters.nin(field, values);
        }
        return values.size() == 1 ? Filters.eq(field, values.get(0)) : Filters.in(field, values);
    }

    private Bson bounded(Filter.Within filter) {
        return bounds(
                filter.field().columnIn(source), filter.bounds(), filter.field().unit());
    }

    private Bson missing(Filter.Missing filter) {
        NumericField field = filter.field();
        return filter.negated() ? Filters.ne(field.columnIn(source), null) : Filters.eq(field.columnIn(source), null);
    }

    /** A condition on a number that is kept in cents where it is money. */
    static Bson bounds(String field, Bounds bounds, Unit unit) {
        List<Bson> sides = new ArrayList<>();
        bounds.lower()
                .map(value -> kept(value, unit))
                .ifPresent(value ->
                        sides.add(bounds.lowerIncluded() ? Filters.gte(field, value) : Filters.gt(field, value)));
        bounds.upper()
                .map(value -> kept(value, unit))
                .ifPresent(value ->
                        sides.add(bounds.upperIncluded() ? Filters.lte(field, value) : Filters.lt(field, value)));
        return sides.size() == 1 ? sides.get(0) : Filters.and(sides);
    }

    private static Object kept(BigDecimal value, Unit unit) {
        BigDecimal number = unit == Unit.BRL ? value.movePointRight(2) : value;
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() < 18;
        return whole ? number.setScale(0, RoundingMode.UNNECESSARY).longValue() : (Object) number.doubleValue();
    }

    MatchStage present(String field) {
        conditions.add(Filters.ne(field, null));
        return this;
    }

    /** Without one of the fields at least. */
    MatchStage lacking(List<String> fields) {
        List<Bson> missing =
                fields.stream().map(field -> Filters.eq(field, null)).toList();
        conditions.add(missing.size() == 1 ? missing.get(0) : Filters.or(missing));
        return this;
    }

    /** The values that every record must have to be counted by a measure. */
    MatchStage counted(Map<String, List<String>> values) {
        new TreeMap<>(values)
                .forEach((field, allowed) -> conditions.add(
                        allowed.size() == 1 ? Filters.eq(field, allowed.get(0)) : Filters.in(field, allowed)));
        return this;
    }

    /** All conditions together; {@code {}} for none. */
    Bson build() {
        return conditions.isEmpty()
                ? Filters.empty()
                : conditions.size() == 1 ? conditions.get(0) : Filters.and(conditions);
    }
}
