package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.Having;
import datalk.plan.Ranking;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;

/** Decides the shape of the answer and fills the slots that it needs. */
final class ShapeReader {
    private static final int PLURAL_WITHOUT_NUMBER = 10;

    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final List<FilterReader.Named> named;
    private final List<DraftReader.Period> periods;
    private final FollowUp followUp;
    private final List<Mention> all;

    ShapeReader(
            SemanticModel model,
            Words words,
            Subjects subjects,
            List<FilterReader.Named> named,
            List<DraftReader.Period> periods,
            FollowUp followUp,
            List<Mention> all) {
        this.all = all;
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.named = named;
        this.periods = periods;
        this.followUp = followUp;
    }

    void read(PlanDraft draft) {
        refuseUnclear(draft);
        boolean without = new AbsenceReader(model, words, subjects).read(draft);
        ranking(draft, without);
        if (!without) {
            draft.measure = new MeasureReader(model, words, subjects, followUp).read(draft.ranking.isPresent());
        }
        if (draft.ranking.isPresent() && draft.measure.isEmpty() && !followUp.previousRanked()) {
            throw new PlanningException(Issue.of(Reason.AMBIGUOUS_MEASURE), bestOptions(draft));
        }
        boolean compared = new ComparisonReader(model, words, named, periods, all, followUp).read(draft);
        addFilters(draft);
        if (!compared) {
            addPeriods(draft);
        }
        series(draft);
        if (draft.shape == Shape.SUMMARY && draft.part.isEmpty()) {
            groups(draft);
        }
    }

    private void refuseUnclear(PlanDraft draft) {
        boolean measured = words.hasAny(Meaning.MeasureWord.class) || words.hasAny(Meaning.FieldWord.class);
        if (words.has(Cue.BEST) && !measured) {
            throw new PlanningException(Issue.of(Reason.AMBIGUOUS_MEASURE), bestOptions(draft));
        }
        if (words.has(Cue.AMBIGUOUS_TIME) && !measured) {
            throw new PlanningException(
                    Issue.of(Reason.AMBIGUOUS_TIME), options(draft, "production_time", "transit_time", "cycle_time"));
        }
        int best = words.find(Cue.BEST);
        if (best >= 0) {
            String word = datalk.semantic.Phrases.fold(words.get(best).text());
            boolean worst = word.contains("pior") || word.contains("worst") || word.contains("worse");
            if (worst) {
                throw new PlanningException(Issue.of(Reason.AMBIGUOUS_MEASURE), bestOptions(draft));
            }
        }
    }

    private List<PlanDraft> bestOptions(PlanDraft draft) {
        List<PlanDraft> options = options(draft, "revenue", "order_count", "average_ticket");
        subjects.subject()
                .ifPresent(subject -> options.forEach(option -> {
                    if (option.groupings.isEmpty()) {
                        option.groupings.add(subject.dimension());
                        option.ranking = Optional.of(
                                new Ranking(Direction.HIGHEST, subject.plural() ? PLURAL_WITHOUT_NUMBER : 1));
                    }
                }));
        return options;
    }

    private List<PlanDraft> options(PlanDraft draft, String... measures) {
        return java.util.Arrays.stream(measures)
                .map(name -> {
                    PlanDraft option = draft.copy();
                    option.measure = Optional.of(model.measure(name));
                    option.filters.addAll(FilterReader.merged(named));
                    periods.forEach(period -> option.periods.add(period.range()));
                    return option;
                })
                .toList();
    }

    private void addFilters(PlanDraft draft) {
        List<FilterReader.Named> plain = named.stream()
                .filter(each ->
                        draft.part.filter(part -> covers(part, each.filter())).isEmpty())
                .filter(each -> !draft.sides.contains(each.filter()))
                .toList();
        draft.filters.addAll(FilterReader.merged(plain));
    }

    private static boolean covers(Filter part, Filter.OneOf filter) {
        return part.fold(
                oneOf -> oneOf.dimension().equals(filter.dimension())
                        && oneOf.negated() == filter.negated()
                        && oneOf.values().containsAll(filter.values()),
                any -> false,
                any -> false);
    }

    private void addPeriods(PlanDraft draft) {
        if (periods.size() > 1) {
            List<PlanDraft> options = togetherOrEach(draft);
            boolean same =
                    periods.stream().map(DraftReader.Period::range).distinct().count() == 1;
            if (!same) {
                throw new PlanningException(Issue.of(Reason.TOTAL_OR_EACH), options);
            }
        }
        periods.stream().findFirst().ifPresent(period -> {
            draft.periods.add(period.range());
            draft.ends.addAll(period.ends());
        });
    }

    private List<PlanDraft> togetherOrEach(PlanDraft draft) {
        PlanDraft each = draft.copy();
        each.shape = Shape.COMPARISON;
        periods.forEach(period -> each.periods.add(period.range()));
        List<PlanDraft> options = new java.util.ArrayList<>(List.of(each));
        var first = periods.get(0).range();
        var last = periods.get(periods.size() - 1).range();
        if (periods.size() == 2 && first.end().equals(last.start())) {
            PlanDraft together = draft.copy();
            together.periods.add(new datalk.plan.TimeRange(first.start(), last.end()));
            options.add(together);
        }
        return options;
    }

    /** "acumulado por dia", "crescimento mês a mês". */
    private void series(PlanDraft draft) {
        if (words.has(Cue.TREND) && draft.groupings.isEmpty() && draft.shape == Shape.SUMMARY) {
            draft.groupings.add(model.dimension(trendGrain(draft)));
        }
        if (words.find(Cue.RUNNING) >= 0) {
            words.useAll(Cue.RUNNING);
            if (draft.timeGrouping().isPresent()) {
                draft.shape = Shape.RUNNING_TOTAL;
            }
        }
    }

    private String trendGrain(PlanDraft draft) {
        boolean short_ = draft.periods.stream()
                .anyMatch(range -> range.start().plusDays(62).isAfter(range.end()));
        return short_ ? "day" : "month";
    }

    /** "mais", "maior", "top 5": which groups, how many, from which end. */
    private void ranking(PlanDraft draft, boolean without) {
        boolean highest = words.find(Cue.HIGHEST) >= 0 || words.find(Cue.BEST) >= 0;
        boolean lowest = words.find(Cue.LOWEST) >= 0;
        Optional<Subjects.Subject> subject = subjects.subject();
        if (subject.isEmpty() && followUp.previousRanked() && !without) {
            rankingAgain(draft, lowest);
            return;
        }
        if (!highest && !lowest || subject.isEmpty() || without) {
            return;
        }
        words.useAll(Cue.HIGHEST, Cue.LOWEST, Cue.BEST);
        Dimension dimension = subject.get().dimension();
        words.use(subject.get().index());
        int limit = limit(subject.get());
        Direction direction = lowest ? Direction.LOWEST : Direction.HIGHEST;
        boolean perGroup = !draft.groupings.isEmpty() && !draft.groupings.contains(dimension);
        draft.ranking = Optional.of(new Ranking(direction, limit));
        if (!draft.groupings.contains(dimension)) {
            draft.groupings.add(dimension);
        }
        if (perGroup) {
            draft.shape = Shape.BEST_PER_GROUP;
        }
    }

    /** "só o top 3", "e os 3 que menos venderam": the groups of the question before. */
    private void rankingAgain(PlanDraft draft, boolean lowest) {
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        boolean named = words.find(Cue.HIGHEST) >= 0 || lowest;
        if (!named && numbers.isEmpty()) {
            return;
        }
        Ranking before = followUp.previousRanking();
        int limit = numbers.size() == 1
                ? words.at(numbers.get(0), Meaning.NumberWord.class)
                        .orElseThrow()
                        .value()
                        .intValue()
                : before.limit();
        numbers.forEach(words::use);
        words.useAll(Cue.HIGHEST, Cue.LOWEST);
        Direction direction = !named ? before.direction() : lowest ? Direction.LOWEST : Direction.HIGHEST;
        draft.ranking = Optional.of(new Ranking(direction, Math.max(1, limit)));
    }

    private int limit(Subjects.Subject subject) {
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        if (numbers.size() == 1) {
            var number = words.at(numbers.get(0), Meaning.NumberWord.class).orElseThrow();
            if (number.unit().isEmpty()
                    && number.value().signum() > 0
                    && number.value().scale() <= 0) {
                words.use(numbers.get(0));
                return number.value().min(java.math.BigDecimal.valueOf(1000)).intValue();
            }
        }
        return subject.plural() && !oneAsked(subject.index()) ? PLURAL_WITHOUT_NUMBER : 1;
    }

    /** "de todos os meses, qual …" asks for one. */
    private boolean oneAsked(int subject) {
        for (int i = subject + 1; i < words.size(); i++) {
            String text = datalk.semantic.Phrases.fold(words.get(i).text());
            if (words.is(i, Cue.WHICH) && (text.equals("qual") || text.startsWith("which"))) {
                return true;
            }
        }
        return false;
    }

    /** What remains: groups with a condition, counts of groups, registers, or a plain summary. */
    private void groups(PlanDraft draft) {
        Optional<Subjects.Subject> subject = subjects.subject()
                .filter(each -> !words.isUsed(each.index())
                        || words.at(each.index(), Meaning.ValueWord.class).isPresent());
        if (!draft.having.isEmpty()) {
            having(draft, subject);
        } else if (draft.measure.isEmpty()) {
            new RegisterReader(model, words, subjects, named, followUp).read(draft);
        } else if (subject.isPresent() && draft.ranking.isEmpty()) {
            subjectOfMeasure(draft, subject.get());
        }
    }

    private void having(PlanDraft draft, Optional<Subjects.Subject> subject) {
        if (subject.isPresent() && draft.ranking.isEmpty()) {
            words.use(subject.get().index());
            if (!draft.groupings.contains(subject.get().dimension())) {
                draft.groupings.add(subject.get().dimension());
            }
            if (subject.get().counted()) {
                draft.shape = Shape.GROUP_COUNT;
            }
        }
        if (draft.measure.isEmpty()) {
            draft.measure = Optional.of(draft.having.get(0).measure());
        }
    }

    /** "quais lojas venderam em março" asks for each; "quantas lojas tiveram pedidos" for how many. */
    private void subjectOfMeasure(PlanDraft draft, Subjects.Subject subject) {
        Measure measure = draft.measure.orElseThrow();
        boolean noun = words.at(subject.index(), Meaning.ValueWord.class).isPresent();
        boolean entity = subject.dimension().kind() == Dimension.Kind.ENTITY;
        if (subject.counted()
                && !subjects.ordersCounted()
                && measure.source().name().equals("orders")
                && entity) {
            words.use(subject.index());
            countActive(draft, subject.dimension(), measure);
        } else if ((subject.asked() || existential(subject)) && draft.groupings.size() < 2 && !noun) {
            words.use(subject.index());
            if (!draft.groupings.contains(subject.dimension())) {
                draft.groupings.add(subject.dimension());
            }
        }
    }

    /** Stores that sold and customers who bought have a measure of their own. */
    private void countActive(PlanDraft draft, Dimension subject, Measure measure) {
        boolean sold = measure.name().equals("revenue") || measure.name().equals("finished_orders");
        Measure active = model.measures().get("active_" + subject.plural().en());
        if (sold && active != null) {
            draft.measure = Optional.of(active);
        } else {
            draft.groupings.add(subject);
            draft.having.add(new Having(measure, datalk.plan.Bounds.above(java.math.BigDecimal.ZERO)));
            draft.shape = Shape.GROUP_COUNT;
        }
    }

    /** "lojas do Diamante que tiveram pedido": the things come first, what they did behind "que". */
    private boolean existential(Subjects.Subject subject) {
        for (int i = subject.index() + 1; i < words.size(); i++) {
            boolean deed = words.at(i, Meaning.MeasureWord.class).isPresent()
                    || words.at(i, Meaning.DimensionWord.class).isPresent();
            if (deed) {
                return words.is(i - 1, Cue.WHICH) && subject.plural();
            }
        }
        return false;
    }
}
