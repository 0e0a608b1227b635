package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Direction;
import datalk.plan.Ranking;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says what a question leaves open, with the readings to choose between. */
final class Choices {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final List<FilterReader.Named> named;
    private final List<PeriodReader.Period> periods;

    Choices(
            SemanticModel model,
            Words words,
            Subjects subjects,
            List<FilterReader.Named> named,
            List<PeriodReader.Period> periods) {
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.named = named;
        this.periods = periods;
    }

    /** Single orders are not listed: "liste os pedidos de ontem", "qual pedido teve o maior valor". */
    void refuseOrders(PlanDraft draft) {
        for (int i = 0; i < words.size(); i++) {
            Optional<Meaning.DimensionWord> orders = words.at(i, Meaning.DimensionWord.class)
                    .filter(word -> word.dimension().name().equals("order"));
            boolean relative = words.textAt(i - 1).matches("que|q|that")
                    && (words.has(Cue.MAXIMUM) || words.has(Cue.MINIMUM)); // "o valor máximo que um pedido atingiu"
            boolean listed = words.is(i - 1, Cue.LIST) || words.is(i - 1, Cue.WHICH) && !relative;
            if (orders.isPresent()
                    && listed
                    && draft.groupings.isEmpty()
                    && subjects.subject().isEmpty()) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
    }

    /**
     * Asks back where a word has several meanings: "melhor" by what, which "tempo".
     *
     * @param rankedBy the measure of the ranking before, which "e as 3 piores?" goes by
     */
    void refuseUnclear(PlanDraft draft, Optional<Measure> rankedBy) {
        boolean measured = words.hasAny(Meaning.MeasureWord.class) || words.hasAny(Meaning.FieldWord.class);
        boolean ranked = rankedBy.filter(measure -> !isBetterLow(measure)).isPresent();
        if (words.has(Cue.BEST) && !measured && !ranked) {
            throw new PlanningException(Issue.of(Reason.AMBIGUOUS_MEASURE), best(draft));
        }
        boolean timed = words.all().stream()
                .flatMap(mention -> mention.as(Meaning.MeasureWord.class).stream())
                .anyMatch(measure -> measure.measure().unit() == Unit.MINUTES);
        if (timed) {
            words.useAll(Cue.AMBIGUOUS_TIME); // "quanto tempo levou o preparo"
        }
        if (words.has(Cue.AMBIGUOUS_TIME) && !measured) {
            throw new PlanningException(
                    Issue.of(Reason.AMBIGUOUS_TIME), options(draft, "production_time", "transit_time", "cycle_time"));
        }
        boolean betterLow = words.all().stream()
                .flatMap(mention -> mention.as(Meaning.MeasureWord.class).stream())
                .anyMatch(word -> isBetterLow(word.measure()));
        if (words.has(Cue.BEST) && betterLow) {
            throw new PlanningException(Issue.of(Reason.AMBIGUOUS_MEASURE), best(draft));
        }
    }

    /** Whether less of it may be what "best" means. */
    private static boolean isBetterLow(Measure measure) {
        return measure.unit() == Unit.MINUTES
                || measure.unit() == Unit.FRACTION
                || List.of("canceled_orders", "delivery_cost").contains(measure.name());
    }

    /** By which of the usual measures the best is meant. */
    List<PlanDraft> best(PlanDraft draft) {
        List<PlanDraft> options = options(draft, "revenue", "order_count", "average_ticket");
        subjects.subject()
                .ifPresent(subject -> options.forEach(option -> {
                    if (option.groupings.isEmpty()) {
                        option.groupings.add(subject.dimension());
                        option.ranking = Optional.of(new Ranking(
                                Direction.HIGHEST, subject.plural() ? RankingReader.PLURAL_WITHOUT_NUMBER : 1));
                    }
                }));
        return options;
    }

    private List<PlanDraft> options(PlanDraft draft, String... measures) {
        return Arrays.stream(measures)
                .map(name -> {
                    PlanDraft option = draft.copy();
                    option.measure = Optional.of(model.measure(name));
                    option.filters.addAll(FilterReader.merged(named));
                    periods.forEach(period -> option.periods.add(period.range()));
                    return option;
                })
                .toList();
    }

    /** Two periods: a row each, or together where one follows the other. */
    List<PlanDraft> togetherOrEach(PlanDraft draft) {
        PlanDraft each = draft.copy();
        each.shape = Shape.COMPARISON;
        periods.forEach(period -> each.periods.add(period.range()));
        List<PlanDraft> options = new ArrayList<>(List.of(each));
        var first = periods.get(0).range();
        var last = periods.get(periods.size() - 1).range();
        if (periods.size() == 2 && first.end().equals(last.start())) {
            PlanDraft together = draft.copy();
            together.periods.add(new TimeRange(first.start(), last.end()));
            options.add(together);
        }
        return options;
    }

    /** "quanto venderam o Aurora e o Farol": each, or both together? */
    void refuseDoers(PlanDraft draft, List<Mention> all) {
        boolean total = (isPlain(draft.shape) && draft.groupings.isEmpty() || draft.shape == Shape.BUCKET_AVERAGE)
                && !draft.rowPerValue
                && !words.has(Cue.TOGETHER);
        boolean asked = words.has(Cue.HOW_MUCH) || words.has(Cue.HOW_MANY);
        if (!total || named.size() < 2) {
            return;
        }
        FilterReader.Named first = named.get(0);
        Dimension dimension = first.filter().dimension();
        boolean alike = named.stream()
                .allMatch(each -> each.filter().dimension().equals(dimension)
                        && !each.filter().negated());
        boolean things =
                dimension.kind() == Dimension.Kind.ENTITY || dimension.name().matches("chain|city|state");
        boolean noSum = !words.has(Cue.OR)
                && (draft.measure.filter(measure -> !measure.additive()).isPresent() || draft.shape == Shape.GROWTH);
        if (alike
                && (things || noSum && isSaidAgain(new Prepositions(words, all)))
                && (noSum
                        || isTopic()
                        || asked && isDoer(words.get(first.index()).from(), all))) {
            PlanDraft each = draft.copy();
            each.groupings.add(dimension);
            each.rowPerValue = true;
            throw new PlanningException(Issue.of(Reason.TOTAL_OR_EACH), List.of(each, draft.copy()));
        }
    }

    /** "entre os ouro e entre os bronze": a preposition for each. */
    private boolean isSaidAgain(Prepositions prepositions) {
        return named.stream().skip(1).anyMatch(each -> prepositions.isSaidAgainAt(each.index()));
    }

    private static boolean isPlain(Shape shape) {
        return shape == Shape.SUMMARY || shape == Shape.GROWTH;
    }

    /** "lojas 10 e 12: pedidos em abril" */
    private boolean isTopic() {
        int last = named.get(named.size() - 1).index();
        int start = words.dimensionAt(0).isPresent() ? 1 : 0;
        boolean first = named.get(0).index() == start && last < named.size() * 2 + 1 && last + 1 < words.size();
        return first && words.get(last + 1).from() > words.get(last).to() && !words.is(last + 1, Cue.HOW_MANY);
    }

    private static boolean isDoer(int from, List<Mention> all) {
        List<String> before = all.stream()
                .filter(mention -> mention.to() <= from)
                .map(mention -> Phrases.fold(mention.text()))
                .toList();
        int last = before.size() - 1;
        int verb = last >= 0 && before.get(last).matches("[oa]s?") ? last - 1 : last;
        return verb >= 0 && before.get(verb).matches("\\w+(aram|eram|iveram)");
    }
}
