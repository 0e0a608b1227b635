package datalk.phrasing;

import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Having;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a plan as a question that is read as that plan again: "Top 10 lojas por faturamento em março de 2021".
 *
 * <p>Nothing for a plan that no sentence says. What is written here is offered to askers, so each sentence has to be
 * one that Datalk reads: {@code RoundTripTest} holds them to it.
 */
final class QuestionWriter implements QueryPlan.Visitor<Optional<String>> {
    private final Language language;
    private final PeriodWords periods;
    private final FilterQuestion filters;
    private final MeasureWords measures;

    QuestionWriter(SemanticModel model, Language language) {
        this.language = language;
        this.periods = new PeriodWords(language);
        this.filters = new FilterQuestion(model, language);
        this.measures = new MeasureWords(language);
    }

    Optional<String> question(QueryPlan plan) {
        return plan.accept(this).map(Sentences::capital);
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    private String by(List<Dimension> groupings) {
        return groupings.stream()
                .map(dimension -> say(" por ", " by ") + dimension.label().in(language))
                .collect(Collectors.joining(say(" e", " and")));
    }

    private String when(Optional<TimeRange> period) {
        return period.map(range -> " " + periods.adverb(range)).orElse("");
    }

    /** What narrows a summary: its filters and its period. */
    private Optional<String> scope(Summary plan) {
        if (UnclearPlaces.in(plan)) {
            return Optional.empty();
        }
        return filters.all(plan.filters()).map(text -> text + when(plan.period()));
    }

    @Override
    public Optional<String> summary(Summary plan) {
        if (!plan.named().isEmpty()) {
            return compared(plan);
        }
        if (plan.ranking().isPresent()) {
            return plan.groupings().size() == 1 ? ranked(plan) : Optional.empty();
        }
        if (!plan.having().isEmpty()) {
            return plan.having().size() == 1
                            && plan.having().get(0).measure().equals(plan.measure())
                            && plan.groupings().size() == 1
                    ? conditions(plan)
                            .map(text -> say("quais ", "which ")
                                    + plan.groupings().get(0).plural().in(language) + text + "?")
                    : Optional.empty();
        }
        return scope(plan)
                .map(text -> (plan.groupings().isEmpty()
                                ? measures.question(plan.measure())
                                : measures.label(plan.measure()))
                        + by(plan.groupings()) + text + "?");
    }

    /** Values side by side. */
    private Optional<String> compared(Summary plan) {
        if (plan.groupings().size() != 1
                || plan.ranking().isPresent()
                || !plan.having().isEmpty()) {
            return Optional.empty();
        }
        Dimension dimension = plan.groupings().get(0);
        List<Filter> others =
                plan.filters().stream().filter(each -> !each.isOn(dimension)).toList();
        Filter.OneOf sides = new Filter.OneOf(dimension, plan.named(), false);
        return filters.of(sides).flatMap(values -> filters.all(others)
                .map(text -> say("compare ", "compare ") + measures.the(plan.measure()) + " " + values + text
                        + when(plan.period())));
    }

    private Optional<String> ranked(Summary plan) {
        if (!plan.having().isEmpty()) {
            return Optional.empty();
        }
        Ranking ranking = plan.ranking().orElseThrow();
        Dimension dimension = plan.groupings().get(0);
        return scope(plan).map(scope -> which(ranking, dimension, plan.measure()) + scope + "?");
    }

    /** "qual loja teve mais pedidos", "quais 3 lojas tiveram mais pedidos". */
    private String which(Ranking ranking, Dimension dimension, Measure measure) {
        boolean one = ranking.limit() == 1;
        String what = one
                ? say("qual ", "which ") + dimension.label().in(language)
                : say("quais ", "which ") + ranking.limit() + " "
                        + dimension.plural().in(language);
        return what
                + (one ? say(" teve ", " had ") : say(" tiveram ", " had "))
                + measures.end(ranking.direction(), measure);
    }

    /** " com pelo menos 3 pedidos em abril de 2021". */
    private Optional<String> conditions(Summary plan) {
        Having having = plan.having().get(0);
        if (countsSome(having.measure())
                || !plan.filters().stream().allMatch(filter -> filter.asOneOf().isPresent())) {
            return Optional.empty(); // of two conditions, it would not be clear which is on what
        }
        return filters.bounds(having.bounds(), having.measure().unit())
                .flatMap(any -> scope(plan))
                .map(scope -> say(" com ", " with ") + filters.condition(having) + scope);
    }

    /** Whether a count is of orders of some status only, which the label says in the middle of it. */
    private static boolean countsSome(Measure measure) {
        return measure.unit() == Unit.COUNT && !measure.conditions().isEmpty();
    }

    @Override
    public Optional<String> share(Share plan) {
        Summary whole = plan.whole();
        if (whole.ranking().isPresent() || countsSome(whole.measure())) {
            return Optional.empty(); // a share of canceled orders would be taken for the rate
        }
        String in = measures.in(whole.measure());
        Optional<String> part = plan.part().isEmpty()
                ? Optional.of(say("de cada ", "of each ")
                        + whole.groupings().get(0).label().in(language))
                : plan.part().flatMap(filter -> filter.asOneOf().flatMap(filters::of));
        return part.flatMap(of -> scope(whole)
                .map(scope -> say("qual foi a participação ", "what was the share ") + of + " " + in + scope + "?"));
    }

    @Override
    public Optional<String> periodComparison(PeriodComparison plan) {
        Summary summary = plan.summary();
        if (plan.ranking().isPresent() || !summary.having().isEmpty()) {
            return Optional.empty();
        }
        String by = by(summary.groupings());
        String measure = measures.the(summary.measure());
        return filters.all(summary.filters())
                .flatMap(text -> Optional.ofNullable(
                        switch (plan.outcome()) {
                            case ROWS ->
                                say("compare ", "compare ")
                                        + measure
                                        + by
                                        + text
                                        + say(" de ", " of ")
                                        + joined(plan.periods(), say(" e ", " and "));
                            case GROWTH ->
                                say("qual foi o crescimento ", "what was the growth ") + measures.of(summary.measure())
                                        + by + text + say(" de ", " from ")
                                        + joined(plan.periods(), say(" para ", " to ")) + "?";
                            case DIFFERENCE -> null;
                        }));
    }

    private String joined(List<TimeRange> ranges, String separator) {
        return ranges.stream().map(periods::of).collect(Collectors.joining(separator));
    }

    @Override
    public Optional<String> difference(Difference plan) {
        Optional<String> left = side(plan.minuend());
        Optional<String> right = side(plan.subtrahend());
        Optional<String> sayable = scope(plan.summary().with(plan.minuend()));
        return left.flatMap(one -> right.flatMap(other -> sayable.flatMap(any -> scope(plan.summary()))
                .map(scope -> say("qual foi a diferença de ", "what was the difference in ")
                        + measures.label(plan.summary().measure()) + say(" entre ", " between ") + one
                        + say(" e ", " and ")
                        + other + scope + "?")));
    }

    private Optional<String> side(Filter filter) {
        return filter.asOneOf().flatMap(filters::bare);
    }

    @Override
    public Optional<String> series(Series plan) {
        boolean running = plan.outcome() == Series.Outcome.RUNNING_TOTAL;
        Measure measure = plan.trend().measure();
        String head = running
                ? say(
                        measures.label(measure) + " " + measures.accumulated(measure),
                        "cumulative " + measures.label(measure))
                : say("crescimento ", "growth ") + measures.of(measure);
        return scope(plan.trend()).map(scope -> head + by(plan.trend().groupings()) + scope + "?");
    }

    @Override
    public Optional<String> bucketAverage(BucketAverage plan) {
        return new AverageWords(language).question(plan).flatMap(asked -> scope(plan.trend())
                .map(scope -> asked + scope + "?"));
    }

    @Override
    public Optional<String> bestPerGroup(BestPerGroup plan) {
        Summary summary = plan.summary();
        if (!summary.having().isEmpty()) {
            return Optional.empty();
        }
        return scope(summary)
                .map(scope -> which(plan.ranking(), summary.groupings().get(1), summary.measure())
                        + say(" em cada ", " in each ")
                        + summary.groupings().get(0).label().in(language) + scope + "?");
    }

    @Override
    public Optional<String> groupCount(GroupCount plan) {
        Summary summary = plan.summary();
        if (summary.having().size() != 1) {
            return Optional.empty();
        }
        return conditions(summary).map(text -> howMany(summary.groupings().get(0)) + text + "?");
    }

    private String howMany(Dimension dimension) {
        String plural = dimension.plural().in(language);
        return say(Sentences.article(plural).equals("as") ? "quantas " : "quantos ", "how many ") + plural;
    }

    @Override
    public Optional<String> listing(Listing plan) {
        boolean plain = plan.attributes().isEmpty()
                && plan.numbers().isEmpty()
                && plan.period().isEmpty();
        if (!plain) {
            return Optional.empty();
        }
        String plural = plan.entity().plural().in(language);
        return filters.all(plan.filters())
                .map(text -> say("liste " + Sentences.article(plural) + " ", "list the ") + plural + text);
    }

    @Override
    public Optional<String> membership(Membership plan) {
        String what = plan.counted()
                ? howMany(plan.registered().entity())
                : say("quais ", "which ") + plan.registered().entity().plural().in(language);
        MembershipWords members = new MembershipWords(plan, language);
        boolean single = plan.activities().size() == 1;
        boolean plain = plan.activities().stream()
                .allMatch(activity -> activity.measure().unit() == Unit.COUNT
                        && (single || !activity.measure().name().equals("canceled_orders"))
                        && activity.filters().isEmpty());
        return !plain
                ? Optional.empty()
                : filters.all(plan.registered().filters())
                        .map(text -> what + text + members.cohort(periods::adverb) + members.deeds(this::when) + "?");
    }
}
