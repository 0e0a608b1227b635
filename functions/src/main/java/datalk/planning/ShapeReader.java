package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.plan.TimeRange;
import datalk.semantic.SemanticModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides the shape of the answer and fills the slots that it needs. */
final class ShapeReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final List<FilterReader.Named> named;
    private final List<PeriodReader.Period> periods;
    private final FollowUp followUp;
    private final List<Mention> all;
    private final AverageReader averages;

    ShapeReader(
            SemanticModel model,
            Words words,
            Subjects subjects,
            List<FilterReader.Named> named,
            List<PeriodReader.Period> periods,
            FollowUp followUp,
            List<Mention> all,
            AverageReader averages) {
        this.averages = averages;
        this.all = all;
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.named = named;
        this.periods = periods;
        this.followUp = followUp;
    }

    void read(PlanDraft draft) {
        Choices choices = new Choices(model, words, subjects, named, periods);
        choices.refuseUnclear(draft, followUp.rankedBy());
        boolean without = new AbsenceReader(model, words, subjects).read(draft);
        if (!without) {
            new RankingReader(words, subjects, followUp, new Prepositions(words, all)).read(draft);
        }
        if (!without) {
            draft.measure = new MeasureReader(model, words, subjects, followUp).read(draft.ranking.isPresent());
        }
        choices.refuseOrders(draft);
        GroupReader groups = new GroupReader(model, words, subjects, named, followUp);
        if (!without) {
            groups.countPeople(draft);
        }
        boolean ofPrevious = followUp.previousRanked() || followUp.previousGrouped() && draft.groupings.isEmpty();
        if (draft.ranking.isPresent() && draft.measure.isEmpty() && !ofPrevious) {
            throw new PlanningException(Issue.of(Reason.AMBIGUOUS_MEASURE), choices.best(draft));
        }
        boolean compared = !without && new ComparisonReader(model, words, named, periods, all, followUp).read(draft);
        addFilters(draft);
        if (!compared) {
            addPeriods(draft, choices);
        }
        series(draft);
        averages.read(draft, model, followUp, periods.size());
        if (draft.shape == Shape.SUMMARY && draft.part.isEmpty() && !(draft.rowPerValue && draft.measure.isPresent())) {
            groups.read(draft);
        }
        choices.refuseDoers(draft, all);
    }

    /** Where the shape is read already: what the whole is narrowed by. */
    void narrow(PlanDraft draft) {
        addFilters(draft);
        periods.forEach(period -> draft.periods.add(period.range()));
    }

    private void addFilters(PlanDraft draft) {
        List<FilterReader.Named> plain = named.stream()
                .filter(each ->
                        draft.part.filter(part -> covers(part, each.filter())).isEmpty())
                .filter(each -> !draft.sides.contains(each.filter()))
                .filter(each -> !draft.absorbed.contains(each.filter()))
                .toList();
        draft.filters.addAll(FilterReader.merged(plain));
    }

    private static boolean covers(Filter part, Filter.OneOf filter) {
        return part.asOneOf()
                .filter(oneOf -> oneOf.dimension().equals(filter.dimension())
                        && oneOf.negated() == filter.negated()
                        && oneOf.values().containsAll(filter.values()))
                .isPresent();
    }

    private void addPeriods(PlanDraft draft, Choices choices) {
        Optional<TimeRange> joined = joined(draft);
        if (joined.isPresent()) {
            draft.periods.add(joined.get());
            return;
        }
        if (periods.size() > 1) {
            List<PlanDraft> options = choices.togetherOrEach(draft);
            boolean same =
                    periods.stream().map(PeriodReader.Period::range).distinct().count() == 1;
            if (!same) {
                throw new PlanningException(Issue.of(Reason.TOTAL_OR_EACH), options);
            }
        }
        periods.stream().findFirst().ifPresent(period -> {
            draft.periods.add(period.range());
            draft.ends.addAll(period.ends());
        });
    }

    /** "somando janeiro, fevereiro e março": one stretch, where they follow one another. */
    private Optional<TimeRange> joined(PlanDraft draft) {
        List<TimeRange> ranges = periods.stream()
                .map(PeriodReader.Period::range)
                .sorted(Comparator.comparing(TimeRange::start))
                .toList();
        boolean follow = IntStream.range(1, ranges.size())
                .allMatch(i -> ranges.get(i - 1).end().equals(ranges.get(i).start()));
        boolean trend = draft.timeGrouping().isPresent()
                && periods.stream()
                        .allMatch(period -> period.grain().isPresent()); // "por semana, em fevereiro e março"
        return ranges.size() > 1 && follow && (words.has(Cue.TOGETHER) || trend)
                ? Optional.of(new TimeRange(
                        ranges.get(0).start(), ranges.get(ranges.size() - 1).end()))
                : Optional.empty();
    }

    /** "acumulado por dia", "crescimento mês a mês". */
    private void series(PlanDraft draft) {
        if (words.has(Cue.TREND) && draft.timeGrouping().isEmpty() && draft.shape == Shape.SUMMARY) {
            if (draft.ranking.isPresent() || draft.rowPerValue || draft.groupings.size() > 1) {
                throw PlanningException.unsupported(
                        words.get(words.find(Cue.TREND)).text());
            }
            draft.groupings.add(0, model.dimension(trendGrain(draft))); // "evolução por canal"
        }
        int running = words.find(Cue.RUNNING);
        if (running >= 0) {
            boolean eachStep = words.textAt(running).matches(".*\\b(cada|aquele|each)\\b.*");
            words.useAll(Cue.RUNNING);
            if (draft.timeGrouping().isPresent()) {
                draft.shape = Shape.RUNNING_TOTAL;
            } else if (eachStep && !draft.groupings.isEmpty()) {
                throw PlanningException.unsupported(words.get(running).text()); // "até cada dia, por canal"
            }
        }
    }

    private String trendGrain(PlanDraft draft) {
        boolean short_ = draft.periods.stream()
                .anyMatch(range -> range.start().plusDays(62).isAfter(range.end()));
        return short_ ? "day" : "month";
    }
}
