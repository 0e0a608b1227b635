package datalk.planning;

import datalk.plan.Direction;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words each slot of a draft may hold, in the order in which a model decides best: what the unknown words say,
 * the shape, what is computed, by what, for which records.
 *
 * <p>Made from the semantic model, so that a new measure can be drafted the moment it is there.
 */
final class DraftSchema {
    static final List<String> MEANINGS = List.of("measure", "group", "order", "shape", "filler", "other");
    static final List<String> ROLES = List.of("only", "part", "side", "row");
    static final List<String> STATISTICS = List.of("none", "average", "median", "percentile", "minimum", "maximum");

    private final SemanticModel model;

    DraftSchema(SemanticModel model) {
        this.model = model;
    }

    /** Each slot that a draft of this question has, with what it may hold. */
    Map<String, List<String>> slots(QuestionParts parts) {
        Map<String, List<String>> slots = new LinkedHashMap<>();
        numbered(slots, ModelDraft.WORD, parts.unread().size(), MEANINGS);
        slots.put(ModelDraft.SHAPE, shapes());
        slots.put(ModelDraft.MEASURE, measures());
        slots.put(ModelDraft.STATISTIC, STATISTICS);
        ModelDraft.GROUPS.forEach(group -> slots.put(group, orNone(groupable())));
        slots.put(ModelDraft.ORDER, orNone(Stream.of(Direction.values()).map(each -> each.name()
                .toLowerCase(Locale.ROOT))));
        slots.put(ModelDraft.SUBJECT, orNone(entities()));
        numbered(slots, ModelDraft.VALUE, parts.named().size(), ROLES);
        for (int i = 1; i <= parts.conditions().size(); i++) {
            Optional<Unit> unit = parts.conditions()
                    .get(i - 1)
                    .as(datalk.grounding.Meaning.ConditionWord.class)
                    .orElseThrow()
                    .unit();
            slots.put(ModelDraft.CONDITION + i, targets(unit));
        }
        return slots;
    }

    private static void numbered(Map<String, List<String>> slots, String letter, int count, List<String> words) {
        for (int i = 1; i <= count; i++) {
            slots.put(letter + i, words);
        }
    }

    private static List<String> orNone(Stream<String> words) {
        return Stream.concat(Stream.of(ModelDraft.NONE), words).toList();
    }

    private static List<String> shapes() {
        return orNone(Stream.of(Shape.values())
                .filter(shape -> shape != Shape.MEMBERSHIP)
                .map(shape -> shape.name().toLowerCase(Locale.ROOT)));
    }

    private List<String> measures() {
        return orNone(Stream.concat(
                model.measures().keySet().stream(),
                model.fields().values().stream().filter(NumericField::statistic).map(NumericField::name)));
    }

    private Stream<String> groupable() {
        return model.dimensions().values().stream()
                .filter(dimension -> dimension.keys().containsKey("orders")
                        && !dimension.name().equals("order"))
                .map(Dimension::name);
    }

    private Stream<String> entities() {
        return model.dimensions().values().stream()
                .filter(dimension -> model.findRegister(dimension).isPresent()
                        && !dimension.name().equals("order"))
                .map(Dimension::name);
    }

    /** What a condition may be on: numbers of its unit; any where it names none. */
    private List<String> targets(Optional<Unit> unit) {
        List<String> targets = new ArrayList<>();
        model.fields().values().stream()
                .filter(field -> unit.map(field.unit()::equals).orElse(true))
                .map(NumericField::name)
                .forEach(targets::add);
        model.measures().values().stream()
                .filter(measure -> unit.map(measure.unit()::equals).orElse(true))
                .map(Measure::name)
                .forEach(targets::add);
        return targets.isEmpty() ? List.of(ModelDraft.NONE) : targets;
    }

    /** The same as a JSON schema, with every slot required: a model that may leave one out forgets it. */
    String json(QuestionParts parts) {
        Map<String, List<String>> slots = slots(parts);
        String properties = slots.entrySet().stream()
                .map(slot -> quoted(slot.getKey()) + ":{\"type\":\"string\",\"enum\":" + list(slot.getValue()) + "}")
                .collect(Collectors.joining(","));
        return "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{" + properties + "},\"required\":"
                + list(List.copyOf(slots.keySet())) + "}";
    }

    private static String list(List<String> words) {
        return words.stream().map(DraftSchema::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }
}
