package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the words of a question that a draft was made without, though they are understood. */
final class MentionUse {
    private final SemanticModel model;
    private final QuestionParts parts;
    private final PlanDraft draft;

    MentionUse(SemanticModel model, QuestionParts parts, PlanDraft draft) {
        this.model = model;
        this.parts = parts;
        this.draft = draft;
    }

    List<String> left() {
        return parts.words().all().stream()
                .filter(mention -> !used(mention))
                .map(Mention::text)
                .toList();
    }

    private boolean used(Mention mention) {
        return mention.as(Meaning.MeasureWord.class)
                .map(word -> computes(word.measure()))
                .or(() -> mention.as(Meaning.FieldWord.class).map(word -> reads(word.field())))
                .or(() -> mention.as(Meaning.DimensionWord.class).map(word -> concerns(mention, word.dimension())))
                .or(() -> mention.as(Meaning.NumberWord.class).map(any -> draft.ranking.isPresent()))
                .or(() -> mention.as(Meaning.CueWord.class).map(word -> heeds(word.cue())))
                .or(() -> mention.as(Meaning.UnknownValue.class).map(any -> false))
                .orElse(true); // values, conditions and times have a slot each; unknown words are checked beside
    }

    /** The measures of the draft, and what those are made of. */
    private Stream<Measure> measures() {
        return Stream.concat(draft.measure.stream(), draft.having.stream().map(having -> having.measure()))
                .flatMap(measure -> Stream.concat(Stream.of(measure), measure.operands().stream()));
    }

    private boolean computes(Measure measure) {
        boolean same = measures().anyMatch(each -> each.name().equals(measure.name()));
        return same || measure.field().filter(this::reads).isPresent() && statistic();
    }

    private boolean statistic() {
        return measures().anyMatch(each -> switch (each.aggregate()) {
            case PERCENTILE, MINIMUM, MAXIMUM, AVERAGE -> true;
            case COUNT, COUNT_DISTINCT, SUM, RATIO, DIFFERENCE -> false;
        });
    }

    private boolean reads(NumericField field) {
        boolean measured =
                measures().anyMatch(each -> each.field().filter(field::equals).isPresent());
        boolean filtered = draft.filters.stream()
                .anyMatch(filter ->
                        filter.fold(any -> false, within -> within.field().equals(field), missing -> missing.field()
                                .equals(field)));
        return measured || filtered;
    }

    private boolean concerns(Mention mention, Dimension dimension) {
        boolean grouped = Stream.of(
                        draft.groupings,
                        draft.attributes,
                        draft.subject.stream().toList())
                .anyMatch(each -> each.contains(dimension));
        boolean counted = draft.measure
                .filter(measure -> measure.name().equals(dimension.name() + "_count")
                        || Objects.equals(measure.distinctField(), Optional.of(dimension.name() + "_id")))
                .isPresent();
        return grouped || counted || Subjects.isCarrier(mention, draft) && !asked(dimension);
    }

    /** The stores of "quais lojas …" carry nothing: they are what is asked for. */
    private boolean asked(Dimension dimension) {
        Subjects subjects = new Subjects(model, parts.words());
        subjects.find();
        return !dimension.name().equals("order")
                && subjects.subject()
                        .filter(subject -> subject.dimension().equals(dimension) && subject.asked())
                        .isPresent();
    }

    /** Whether a word of the grammar had its effect on the draft; what no draft can say is never heeded. */
    private boolean heeds(Cue cue) {
        boolean growth = draft.shape == Shape.GROWTH || draft.shape == Shape.GROWTH_SERIES;
        boolean difference = draft.shape == Shape.DIFFERENCE;
        return switch (cue) {
            case VOID, OF, WHICH, HOW_MUCH, ALL, ONLY, WITH, AND, OR, TOGETHER, VALUE, ID, REGISTERED -> true;
            case HIGHEST, LOWEST, BEST ->
                draft.ranking.isPresent() || difference || aggregates(Aggregate.MAXIMUM, Aggregate.MINIMUM);
            case SHARE, PERCENT -> draft.shape == Shape.SHARE || growth || fraction();
            case GROWTH, DECLINE, SUCCESSIVE -> growth;
            case DIFFERENCE -> difference;
            case RUNNING -> draft.shape == Shape.RUNNING_TOTAL;
            case COMPARE, EACH_OF -> draft.shape == Shape.COMPARISON || difference || growth || draft.rowPerValue;
            case WITHOUT -> draft.shape == Shape.ABSENCE;
            case NOT, EXCEPT -> draft.shape == Shape.ABSENCE || negated();
            case GROUP, SPLIT -> !draft.groupings.isEmpty();
            case TREND -> draft.shape != Shape.BUCKET_AVERAGE && listsTimes();
            case GRAIN -> listsTimes();
            case HOW_MANY -> counts();
            case LIST -> draft.shape == Shape.LISTING || !draft.groupings.isEmpty();
            default -> isStatistic(cue);
        };
    }

    private boolean isStatistic(Cue cue) {
        return switch (cue) {
            case MEDIAN, PERCENTILE -> aggregates(Aggregate.PERCENTILE);
            case MAXIMUM -> aggregates(Aggregate.MAXIMUM);
            case MINIMUM -> aggregates(Aggregate.MINIMUM);
            case AVERAGE -> draft.shape == Shape.BUCKET_AVERAGE || aggregates(Aggregate.AVERAGE, Aggregate.RATIO);
            default -> false;
        };
    }

    private boolean aggregates(Aggregate... kinds) {
        List<Aggregate> wanted = List.of(kinds);
        return draft.measure
                .filter(measure -> wanted.contains(measure.aggregate()))
                .isPresent();
    }

    private boolean fraction() {
        return draft.measure.filter(measure -> measure.unit() == Unit.FRACTION).isPresent();
    }

    /** "quantos" asks for a number of things, not for money. */
    private boolean counts() {
        return draft.measure.filter(measure -> measure.unit() == Unit.COUNT).isPresent()
                || draft.shape == Shape.GROUP_COUNT
                || draft.shape == Shape.ABSENCE
                || draft.shape == Shape.DIFFERENCE
                || parts.all(Meaning.MeasureWord.class).size() > 0;
    }

    private boolean listsTimes() {
        return draft.groupings.stream().anyMatch(Dimension::isTime);
    }

    private boolean negated() {
        return Stream.concat(draft.filters.stream(), draft.part.stream())
                .anyMatch(
                        filter -> filter.asOneOf().filter(Filter.OneOf::negated).isPresent());
    }
}
