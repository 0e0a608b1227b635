package datalk.pipeline;

import datalk.plan.Bounds;
import datalk.plan.Filter;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.NumericField;
import datalk.semantic.Source;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Builds the conditions that select records. */
final class MatchStage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final Source source;
    private final Conditions conditions = new Conditions();

    MatchStage(Source source) {
        this.source = source;
    }

    /** What a summary reads: the records of its period that meet its filters and can count. */
    static MatchStage of(Summary plan, Measured measured) {
        MatchStage match = new MatchStage(plan.source());
        plan.period().ifPresent(match::within);
        return match.all(plan.filters()).counted(measured.sharedValues());
    }

    /** {@code {order_moment_created: {$gte: start, $lt: end}}}; where only days are kept, whole days. */
    MatchStage within(TimeRange period) {
        conditions.add(timeField(), inside(period));
        return this;
    }

    /** Within one of several periods. */
    MatchStage within(List<TimeRange> periods) {
        if (periods.size() == 1) {
            return within(periods.get(0));
        }
        if (!periods.isEmpty()) {
            conditions.any(periods.stream()
                    .<Bson>map(period -> new Document(timeField(), inside(period)))
                    .toList());
        }
        return this;
    }

    private String timeField() {
        return source.timeField().orElseThrow();
    }

    private Document inside(TimeRange period) {
        return new Document("$gte", text(period.start(), false)).append("$lt", text(period.end(), true));
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
        return filter.fold(this::oneOf, this::bounded, this::missing);
    }

    private MatchStage oneOf(Filter.OneOf filter) {
        List<Object> values = filter.values().stream().map(Value::key).toList();
        Object asked = filter.negated()
                ? values.size() == 1 ? new Document("$ne", values.get(0)) : new Document("$nin", values)
                : oneOf(values);
        conditions.add(filter.dimension().keyIn(source), asked);
        return this;
    }

    private static Object oneOf(List<?> values) {
        return values.size() == 1 ? values.get(0) : new Document("$in", values);
    }

    private MatchStage bounded(Filter.Within filter) {
        NumericField field = filter.field();
        conditions.add(field.columnIn(source), bounds(filter.bounds(), field.unit()));
        return this;
    }

    private MatchStage missing(Filter.Missing filter) {
        String column = filter.field().columnIn(source);
        return filter.negated() ? present(column) : lacking(List.of(column));
    }

    /** What a number must be that is kept in cents where it is money. */
    static Document bounds(Bounds bounds, Unit unit) {
        Document sides = new Document();
        bounds.lower().ifPresent(value -> sides.append(bounds.lowerIncluded() ? "$gte" : "$gt", kept(value, unit)));
        bounds.upper().ifPresent(value -> sides.append(bounds.upperIncluded() ? "$lte" : "$lt", kept(value, unit)));
        return sides;
    }

    private static Object kept(BigDecimal value, Unit unit) {
        BigDecimal number = unit == Unit.BRL ? value.movePointRight(2) : value;
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() < 18;
        return whole ? number.setScale(0, RoundingMode.UNNECESSARY).longValue() : (Object) number.doubleValue();
    }

    MatchStage present(String field) {
        conditions.present(field);
        return this;
    }

    /** Without one of the fields at least. */
    MatchStage lacking(List<String> fields) {
        if (fields.size() == 1) {
            conditions.add(fields.get(0), null);
        } else {
            conditions.any(fields.stream()
                    .<Bson>map(field -> new Document(field, null))
                    .toList());
        }
        return this;
    }

    /** The values that every record must have to be counted by a measure. */
    MatchStage counted(Map<String, List<String>> values) {
        new TreeMap<>(values).forEach((field, allowed) -> conditions.add(field, oneOf(allowed)));
        return this;
    }

    /** All conditions together; {@code {}} for none. */
    Bson build() {
        return conditions.build();
    }
}
