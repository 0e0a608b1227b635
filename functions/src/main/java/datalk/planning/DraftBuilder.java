package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.Grain;
import datalk.plan.Having;
import datalk.plan.Ranking;
import datalk.plan.TimeRange;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes of a model's draft, and of what grounding found, the draft that rules would make.
 *
 * <p>The model has said which slot is for what; every value, time and number is the question's own.
 */
final class DraftBuilder {
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private final SemanticModel model;
    private final Statistics statistics;
    private final QuestionParts parts;
    private final ModelDraft proposed;
    private final PlanDraft draft = new PlanDraft();

    DraftBuilder(SemanticModel model, QuestionParts parts, ModelDraft proposed) {
        this.model = model;
        this.statistics = new Statistics(model);
        this.parts = parts;
        this.proposed = proposed;
    }

    /** Throws {@link PlanningException} where the slots do not fit together. */
    PlanDraft build() {
        require(proposed.has(ModelDraft.SHAPE) || follows(), "shape");
        draft.shape = proposed.has(ModelDraft.SHAPE)
                ? Shape.valueOf(proposed.get(ModelDraft.SHAPE).toUpperCase(Locale.ROOT))
                : Shape.SUMMARY;
        draft.measure = measure();
        groups();
        draft.subject = Optional.of(proposed.get(ModelDraft.SUBJECT))
                .filter(name -> !name.equals(ModelDraft.NONE))
                .map(model::dimension);
        values();
        conditions();
        periods();
        ranking();
        finish();
        return draft;
    }

    /** What a follow-up does not say is as it was before. */
    private boolean follows() {
        return parts.earlier().draft().isPresent();
    }

    private static void require(boolean met, String slot) {
        if (!met) {
            throw PlanningException.unsupported(slot);
        }
    }

    private Optional<Measure> measure() {
        String name = proposed.get(ModelDraft.MEASURE);
        String statistic = proposed.get(ModelDraft.STATISTIC);
        boolean plain = statistic.equals(ModelDraft.NONE);
        if (name.equals(ModelDraft.NONE)) {
            require(plain, ModelDraft.STATISTIC);
            return Optional.empty();
        }
        if (plain || !model.fields().containsKey(name)) {
            require(plain && model.measures().containsKey(name), ModelDraft.MEASURE);
            return Optional.of(model.measure(name));
        }
        return Optional.of(statistic(model.field(name), statistic));
    }

    private Measure statistic(NumericField field, String statistic) {
        return switch (statistic) {
            case "average" ->
                statistics.namedAverage(field).orElseGet(() -> statistics.of(field, Aggregate.AVERAGE, 0));
            case "minimum" -> statistics.of(field, Aggregate.MINIMUM, 0);
            case "maximum" -> statistics.of(field, Aggregate.MAXIMUM, 0);
            case "median" -> statistics.of(field, Aggregate.PERCENTILE, 0.5);
            default -> statistics.of(field, Aggregate.PERCENTILE, rank());
        };
    }

    /** The number of "p90" is the question's. */
    private double rank() {
        return parts.all(Meaning.CueWord.class).stream()
                .filter(word -> word.cue() == Cue.PERCENTILE)
                .map(word -> Integer.parseInt(word.detail()) / 100.0)
                .findFirst()
                .orElseThrow(() -> PlanningException.unsupported(ModelDraft.STATISTIC));
    }

    private void groups() {
        List<Dimension> target = draft.shape == Shape.LISTING ? draft.attributes : draft.groupings;
        for (String slot : ModelDraft.GROUPS) {
            if (proposed.has(slot)) {
                Dimension dimension = model.dimension(proposed.get(slot));
                require(!target.contains(dimension), slot);
                target.add(dimension);
            }
        }
    }

    private void values() {
        List<FilterReader.Named> kept = new ArrayList<>();
        List<FilterReader.Named> part = new ArrayList<>();
        for (int i = 1; i <= parts.named().size(); i++) {
            FilterReader.Named named = parts.named().get(i - 1);
            switch (proposed.value(i)) {
                case "part" -> part.add(named);
                case "side" -> draft.sides.add(named.filter());
                case "row" -> {
                    kept.add(named);
                    row(named.filter());
                }
                default -> kept.add(named);
            }
        }
        draft.filters.addAll(FilterReader.merged(kept));
        List<Filter> parted = FilterReader.merged(part);
        require(
                parted.size() <= 1 && parted.isEmpty() == (draft.shape != Shape.SHARE || !draft.groupings.isEmpty()),
                "part");
        draft.part = parted.stream().findFirst();
        require(draft.sides.isEmpty() || draft.shape == Shape.DIFFERENCE && draft.sides.size() == 2, "side");
    }

    private void row(Filter.OneOf filter) {
        require(!filter.negated(), "row");
        draft.rowPerValue = true;
        if (!draft.groupings.contains(filter.dimension())) {
            draft.groupings.add(0, filter.dimension());
        }
    }

    private void conditions() {
        for (int i = 1; i <= parts.conditions().size(); i++) {
            Meaning.ConditionWord condition = parts.conditions()
                    .get(i - 1)
                    .as(Meaning.ConditionWord.class)
                    .orElseThrow();
            String target = proposed.condition(i);
            require(!target.equals(ModelDraft.NONE), ModelDraft.CONDITION + i);
            if (model.fields().containsKey(target)) {
                NumericField field = model.field(target);
                int year = parts.grounding().asOf().getYear();
                draft.filters.add(new Filter.Within(field, ConditionUnits.years(field, condition, year)));
            } else {
                Measure measure = model.measure(target);
                draft.having.add(new Having(measure, ConditionUnits.fractions(measure, condition.bounds())));
            }
        }
    }

    private void periods() {
        for (PeriodReader.Period period : parts.periods()) {
            draft.periods.add(period.range());
            draft.ends.addAll(period.ends());
        }
        boolean several = draft.shape == Shape.COMPARISON
                || draft.shape == Shape.GROWTH
                || draft.shape == Shape.DIFFERENCE && draft.sides.isEmpty();
        if (!several) {
            require(draft.periods.stream().distinct().count() < 2, "shape");
            return;
        }
        if (draft.periods.size() == 1 && draft.ends.size() == 2) {
            draft.periods.clear();
            draft.periods.addAll(draft.ends);
        }
        orderPeriods();
    }

    private void orderPeriods() {
        if (draft.shape == Shape.GROWTH) {
            if (draft.periods.size() == 1) {
                Grain grain = parts.periods().get(0).grain().orElseThrow(() -> unfitting(ModelDraft.SHAPE));
                TimeRange only = draft.periods.get(0);
                draft.periods.add(grain.rangeAt(grain.plus(only.firstDay(), -1)));
            }
            draft.periods.sort(Comparator.comparing(TimeRange::start));
        } else if (draft.shape == Shape.DIFFERENCE && draft.periods.size() == 2) {
            draft.periods.add(draft.periods.remove(0)); // "março a mais que abril" is March less April
        } else if (draft.shape == Shape.COMPARISON && draft.periods.size() < 2) {
            require(draft.rowPerValue, "shape");
            draft.shape = Shape.SUMMARY; // values compared are a row each
        }
    }

    private static PlanningException unfitting(String slot) {
        return PlanningException.unsupported(slot);
    }

    private void ranking() {
        if (proposed.has(ModelDraft.ORDER)) {
            require(!draft.groupings.isEmpty(), ModelDraft.ORDER);
            Direction direction =
                    Direction.valueOf(proposed.get(ModelDraft.ORDER).toUpperCase(Locale.ROOT));
            draft.ranking = Optional.of(new Ranking(direction, limit()));
        }
        require(draft.shape != Shape.BEST_PER_GROUP || draft.ranking.isPresent(), ModelDraft.ORDER);
    }

    /** The number of "top 5"; else as many as the things are named in: one, or ten of several; of each group one. */
    private int limit() {
        List<Meaning.NumberWord> numbers = parts.all(Meaning.NumberWord.class);
        if (!numbers.isEmpty()) {
            BigDecimal number = numbers.get(0).value();
            require(numbers.size() == 1 && number.signum() > 0 && number.scale() <= 0, ModelDraft.ORDER);
            return number.min(MOST).intValue();
        }
        if (draft.shape == Shape.BEST_PER_GROUP) {
            return 1;
        }
        Dimension last = draft.groupings.get(draft.groupings.size() - 1);
        boolean several = parts.all(Meaning.DimensionWord.class).stream()
                        .anyMatch(word -> word.dimension().equals(last) && word.plural())
                || parts.all(Meaning.ValueWord.class).stream().anyMatch(word -> word.noun() && word.plural());
        boolean unreadSeveral = false;
        for (int i = 1; i <= parts.unread().size(); i++) {
            unreadSeveral |= proposed.word(i).equals("group")
                    && QuestionParts.plural(parts.unread().get(i - 1));
        }
        return several || unreadSeveral ? RankingReader.PLURAL_WITHOUT_NUMBER : 1;
    }

    private void finish() {
        boolean needsSubject = draft.shape == Shape.LISTING || draft.shape == Shape.ABSENCE;
        require(draft.subject.isPresent() == needsSubject, ModelDraft.SUBJECT);
        boolean measured = draft.shape != Shape.LISTING;
        boolean untold = draft.measure.isEmpty() && draft.shape == Shape.SUMMARY && follows();
        require(draft.measure.isPresent() == measured || untold, ModelDraft.MEASURE);
        if (draft.shape == Shape.ABSENCE) {
            require(draft.measure.orElseThrow().aggregate() == Aggregate.COUNT, ModelDraft.MEASURE);
            draft.counted = parts.has(Cue.HOW_MANY);
        }
    }
}
