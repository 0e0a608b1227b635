package datalk.phrasing;

import datalk.plan.Bounds;
import datalk.plan.Filter;
import datalk.plan.Having;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import datalk.semantic.Text;
import datalk.semantic.Unit;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Writes filters as parts of a question that are read as those filters again: " da loja 10", " exceto o SHOPPING
 * AURORA".
 *
 * <p>The words stand in {@code phrasing/filters*.properties}; a filter that has none there cannot be said.
 */
final class FilterQuestion {
    private final SemanticModel model;
    private final Language language;
    private final Formats formats;
    private final ResourceBundle words;

    FilterQuestion(SemanticModel model, Language language) {
        this.model = model;
        this.language = language;
        this.formats = new Formats(language);
        this.words = ResourceBundle.getBundle(
                "phrasing/filters",
                language == Language.EN ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    /** All filters behind what they narrow; nothing where one of them cannot be said. */
    Optional<String> all(List<Filter> filters) {
        StringBuilder text = new StringBuilder();
        for (Filter filter : filters) {
            Optional<String> said = filter.fold(this::oneOf, this::within, this::missing);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            text.append(' ').append(said.get());
        }
        return Optional.of(text.toString());
    }

    private Optional<String> oneOf(Filter.OneOf filter) {
        return filter.negated() ? said(filter, "bare").map(words -> say("exceto ", "except ") + words) : of(filter);
    }

    /** The values as what something belongs to: "da loja 10". */
    Optional<String> of(Filter.OneOf filter) {
        return said(filter, "of");
    }

    /** The values with their noun: "a loja 10". */
    Optional<String> bare(Filter.OneOf filter) {
        return said(filter, "bare");
    }

    /** As an answer begins: "na loja CUMIURI (10)"; nothing where only the plain words say it. */
    Optional<String> in(Filter filter) {
        return filter.fold(
                oneOf -> oneOf.negated()
                        ? called(oneOf).map(words -> say("exceto ", "except ") + words)
                        : said(named(oneOf), "in"),
                this::within,
                this::missing);
    }

    /** The values by their names: "a loja CUMIURI (10)". */
    Optional<String> called(Filter.OneOf filter) {
        return said(named(filter), "bare");
    }

    /** The same with each record's name in the place of its id, for reading and not for asking. */
    private static Filter.OneOf named(Filter.OneOf filter) {
        return filter.dimension().kind() != Dimension.Kind.ENTITY
                ? filter
                : new Filter.OneOf(
                        filter.dimension(),
                        filter.values().stream()
                                .map(value -> Value.of(value.label()))
                                .toList(),
                        filter.negated());
    }

    private Optional<String> said(Filter.OneOf filter, String form) {
        Optional<String> range = rangeLabel(filter);
        boolean one = filter.values().size() == 1 || range.isPresent();
        String key = filter.dimension().name() + (one ? ".one." : ".many.") + form;
        if (!words.containsKey(key) || filter.dimension().name().equals("hour") && range.isEmpty()) {
            return Optional.empty();
        }
        String values = range.orElseGet(() -> filter.values().stream()
                .map(value -> one ? name(filter.dimension(), value) : key(filter.dimension(), value))
                .collect(Collectors.joining(say(" e ", " and "))));
        return Optional.of(MessageFormat.format(words.getString(key), values));
    }

    /** How the model calls the values together: 18 to 23 is the evening, 6 and 7 the weekend. */
    private Optional<String> rangeLabel(Filter.OneOf filter) {
        if (filter.dimension().kind() != Dimension.Kind.CYCLE || filter.values().size() < 2) {
            return Optional.empty();
        }
        List<Value> values = filter.values();
        return model.findValueLabel(
                        filter.dimension().name(),
                        values.get(0).key() + "-"
                                + values.get(values.size() - 1).key())
                .map(this::text);
    }

    private String text(Text label) {
        return label.in(language);
    }

    /** Records by their id where a name may be borne by several, values as the model says them. */
    private String name(Dimension dimension, Value value) {
        boolean byId =
                dimension.name().equals("store") || dimension.nameColumn().isEmpty();
        if (dimension.kind() == Dimension.Kind.ENTITY) {
            return byId ? String.valueOf(value.key()) : value.label();
        }
        return model.findValueLabel(dimension.name(), String.valueOf(value.key()))
                .map(this::text)
                .orElseGet(() -> String.valueOf(value.key()));
    }

    /** Several values stand as the data have them: "segmentos FOOD e GOOD". */
    private String key(Dimension dimension, Value value) {
        return dimension.kind() == Dimension.Kind.ENTITY ? name(dimension, value) : String.valueOf(value.key());
    }

    private Optional<String> within(Filter.Within filter) {
        return bounds(filter.bounds(), filter.field().unit())
                .map(text -> say("com ", "with ") + label(filter.field()) + " " + text);
    }

    private Optional<String> missing(Filter.Missing filter) {
        return Optional.of((filter.negated() ? say("com ", "with ") : say("sem ", "without ")) + label(filter.field()));
    }

    private String label(NumericField field) {
        return field.label().in(language);
    }

    /** How a bound is said before its number. */
    private record BoundWords(String atLeast, String above, String atMost, String below) {}

    /** "faturamento de pelo menos R$ 200,00" */
    private BoundWords ofAmounts() {
        return new BoundWords(
                say("de pelo menos ", "of at least "),
                say("acima de ", "above "),
                say("de no máximo ", "of at most "),
                say("abaixo de ", "below "));
    }

    /** "mais de 3 pedidos" */
    private BoundWords ofThings() {
        return new BoundWords(
                say("pelo menos ", "at least "),
                say("mais de ", "more than "),
                say("no máximo ", "at most "),
                say("menos de ", "fewer than "));
    }

    /** Bounds of an amount as a question says them; nothing for half-open intervals, which no word says. */
    Optional<String> bounds(Bounds bounds, Unit unit) {
        return bounds(bounds, unit, ofAmounts());
    }

    private Optional<String> bounds(Bounds bounds, Unit unit, BoundWords words) {
        Optional<String> low = bounds.lower().map(value -> formats.number(value, unit));
        Optional<String> high = bounds.upper().map(value -> formats.number(value, unit));
        if (low.isPresent() && high.isPresent()) {
            return bounds.lowerIncluded() && bounds.upperIncluded()
                    ? Optional.of(say("entre ", "between ") + low.get() + say(" e ", " and ") + high.get())
                    : Optional.empty();
        }
        return low.map(value -> (bounds.lowerIncluded() ? words.atLeast() : words.above()) + value)
                .or(() -> high.map(value -> (bounds.upperIncluded() ? words.atMost() : words.below()) + value));
    }

    /** A condition on a group: "mais de 3 pedidos", "faturamento de pelo menos R$ 200,00". */
    String condition(Having having) {
        String label = having.measure().label().in(language);
        Unit unit = having.measure().unit();
        return unit == Unit.COUNT
                ? bounds(having.bounds(), unit, ofThings()).orElse("") + " " + label
                : label + bounds(having.bounds(), unit).map(text -> " " + text).orElse("");
    }
}
