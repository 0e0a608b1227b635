package datalk.phrasing;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Direction;
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
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what a plan computes: "Faturamento por loja, março de 2021 (…), pedidos FINISHED, 10 maiores". */
public final class PlanWords implements QueryPlan.Visitor<String> {
    private final Language language;
    private final Formats formats;
    private final PeriodWords periods;

    public PlanWords(Language language) {
        this.language = language;
        this.formats = new Formats(language);
        this.periods = new PeriodWords(language);
    }

    /** The plan in words. */
    public String of(QueryPlan plan) {
        return Sentences.capital(plan.accept(this));
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    private String join(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    @Override
    public String summary(Summary plan) {
        List<String> parts = new ArrayList<>();
        parts.add(head(plan.measure().label().in(language), plan));
        parts.addAll(restrictions(plan));
        plan.ranking().map(this::ranking).ifPresent(parts::add);
        return join(parts);
    }

    private String head(String what, Summary plan) {
        return what + by(plan.groupings());
    }

    private String by(List<Dimension> groupings) {
        return groupings.isEmpty()
                ? ""
                : say(" por ", " by ")
                        + groupings.stream()
                                .map(dimension -> dimension.label().in(language))
                                .collect(Collectors.joining(say(" e ", " and ")));
    }

    private List<String> restrictions(Summary plan) {
        List<String> parts = new ArrayList<>();
        plan.period().map(periods::exact).ifPresent(parts::add);
        plan.filters().stream().map(this::filter).forEach(parts::add);
        parts.add(conditions(plan.measure()));
        plan.having().stream().map(this::having).forEach(parts::add);
        return parts;
    }

    /** The statuses that a measure counts, where it does not count all. */
    private String conditions(Measure measure) {
        List<String> statuses = measure.conditions().getOrDefault("order_status", List.of());
        List<Measure> operands = measure.operands();
        if (statuses.isEmpty() && !operands.isEmpty()) {
            boolean same = operands.get(0).conditions().equals(operands.get(1).conditions());
            return same ? conditions(operands.get(0)) : "";
        }
        return statuses.isEmpty() ? "" : say("pedidos ", "orders ") + String.join("/", statuses);
    }

    private String having(Having having) {
        return having.measure().label().in(language) + " "
                + bounds(having.bounds(), having.measure().unit());
    }

    String filter(Filter filter) {
        return filter.fold(this::oneOf, this::within, this::missing);
    }

    private String oneOf(Filter.OneOf filter) {
        String values = isStretch(filter)
                ? filter.values().get(0).label()
                        + say(" a ", " to ")
                        + filter.values().get(filter.values().size() - 1).label()
                : filter.values().stream().map(Value::label).collect(Collectors.joining(say(" ou ", " or ")));
        String label = filter.dimension().label().in(language);
        boolean named = filter.dimension().name().equals("hub");
        return (filter.negated() ? say("exceto ", "except ") : "") + (named ? "" : label + " ") + values;
    }

    /** Whether the values of a cycle follow one another, as the hours of a morning do. */
    private static boolean isStretch(Filter.OneOf filter) {
        List<Integer> cycle = filter.dimension().cycle();
        List<String> keys = filter.values().stream()
                .map(value -> String.valueOf(value.key()))
                .toList();
        int start = keys.size() < 3
                ? -1
                : cycle.stream().map(String::valueOf).toList().indexOf(keys.get(0));
        return start >= 0
                && start + keys.size() <= cycle.size()
                && cycle.subList(start, start + keys.size()).stream()
                        .map(String::valueOf)
                        .toList()
                        .equals(keys);
    }

    private String within(Filter.Within filter) {
        return filter.field().label().in(language) + " "
                + bounds(filter.bounds(), filter.field().unit());
    }

    private String missing(Filter.Missing filter) {
        return (filter.negated() ? say("com ", "with ") : say("sem ", "without "))
                + filter.field().label().in(language);
    }

    private String bounds(Bounds bounds, Unit unit) {
        List<String> sides = new ArrayList<>();
        bounds.lower()
                .map(value -> formats.number(value, unit))
                .ifPresent(value -> sides.add(
                        (bounds.lowerIncluded() ? say("a partir de ", "at least ") : say("acima de ", "above "))
                                + value));
        bounds.upper()
                .map(value -> formats.number(value, unit))
                .ifPresent(value -> sides.add(
                        (bounds.upperIncluded() ? say("até ", "up to ") : say("abaixo de ", "below ")) + value));
        return String.join(say(" e ", " and "), sides);
    }

    private String ranking(Ranking ranking) {
        boolean highest = ranking.direction() == Direction.HIGHEST;
        String words = ranking.limit() == 1
                ? (highest ? say("o maior", "the highest") : say("o menor", "the lowest"))
                : ranking.limit() + " " + (highest ? say("maiores", "highest") : say("menores", "lowest"));
        return words;
    }

    @Override
    public String share(Share plan) {
        String part = plan.part()
                .map(this::filter)
                .map(text -> say(" de ", " of ") + text)
                .orElse("");
        return say("participação", "share") + part + say(" em ", " in ") + summary(plan.whole());
    }

    @Override
    public String periodComparison(PeriodComparison plan) {
        String kind =
                switch (plan.outcome()) {
                    case ROWS -> say("comparação de ", "comparison of ");
                    case DIFFERENCE -> say("diferença de ", "difference in ");
                    case GROWTH -> say("crescimento de ", "growth of ");
                };
        String separator =
                switch (plan.outcome()) {
                    case ROWS -> say(" e ", " and ");
                    case DIFFERENCE -> say(" até ", " up to ");
                    case GROWTH -> say(" para ", " to ");
                };
        String stretch = plan.periods().stream().map(periods::exact).collect(Collectors.joining(separator));
        String ranking = plan.ranking().map(each -> ", " + ranking(each)).orElse("");
        return kind + summary(plan.summary()) + ", " + stretch + ranking;
    }

    @Override
    public String difference(Difference plan) {
        return say("diferença de ", "difference in ") + summary(plan.summary()) + ": " + filter(plan.minuend())
                + say(" menos ", " less ") + filter(plan.subtrahend());
    }

    @Override
    public String series(Series plan) {
        boolean total = plan.outcome() == Series.Outcome.RUNNING_TOTAL;
        return summary(plan.trend())
                + (total
                        ? say(", acumulado", ", running total")
                        : say(", crescimento sobre o anterior", ", growth over the one before"));
    }

    @Override
    public String bucketAverage(BucketAverage plan) {
        List<String> parts = new ArrayList<>(List.of(new AverageWords(language).head(plan)));
        parts.addAll(restrictions(plan.trend()));
        return join(parts);
    }

    @Override
    public String bestPerGroup(BestPerGroup plan) {
        Dimension outer = plan.summary().groupings().get(0);
        String end = plan.direction() == Direction.HIGHEST ? say("maior ", "highest ") : say("menor ", "lowest ");
        Summary summary = plan.summary();
        List<String> parts = new ArrayList<>();
        parts.add(best(plan)
                + say(" com ", " with the ")
                + end
                + summary.measure().label().in(language)
                + say(" em cada ", " in each ")
                + outer.label().in(language));
        parts.addAll(restrictions(summary));
        return join(parts);
    }

    /** "loja", "3 lojas". */
    String best(BestPerGroup plan) {
        Dimension inner = plan.summary().groupings().get(1);
        return plan.single()
                ? inner.label().in(language)
                : plan.ranking().limit() + " " + inner.plural().in(language);
    }

    @Override
    public String groupCount(GroupCount plan) {
        Summary summary = plan.summary();
        List<String> parts = new ArrayList<>();
        parts.add(say("número de ", "number of ")
                + summary.groupings().get(0).plural().in(language));
        parts.addAll(restrictions(summary));
        return join(parts);
    }

    @Override
    public String listing(Listing plan) {
        List<String> parts = new ArrayList<>();
        parts.add(plan.entity().plural().in(language) + say(" do cadastro", " of the register"));
        plan.filters().stream().map(this::filter).forEach(parts::add);
        plan.period().map(periods::exact).ifPresent(parts::add);
        String attributes = Stream.concat(
                        plan.attributes().stream().map(each -> each.label().in(language)),
                        plan.numbers().stream().map(each -> each.label().in(language)))
                .collect(Collectors.joining(", "));
        parts.add(attributes);
        return join(parts);
    }

    @Override
    public String membership(Membership plan) {
        MembershipWords members = new MembershipWords(plan, language);
        return join(List.of(
                members.members(periods::exactly) + " "
                        + members.activities((period, filters) -> behind(place(period, filters))),
                place(members.period(), members.filters())));
    }

    private String place(Optional<TimeRange> period, List<Filter> filters) {
        return join(Stream.concat(
                        period.map(periods::exact).stream(), filters.stream().map(this::filter))
                .toList());
    }

    private String behind(String place) {
        return place.isEmpty() ? "" : say(" em ", " in ") + place;
    }
}
