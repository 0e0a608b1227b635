package datalk.phrasing;

import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.QueryPlan;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a plan as a question that is read as that plan again: "Top 10 lojas por faturamento em março de 2021". */
final class QuestionWriter {
    private final Language language;
    private final PeriodWords periods;
    private final PlanWords words;

    QuestionWriter(Language language) {
        this.language = language;
        this.periods = new PeriodWords(language);
        this.words = new PlanWords(language);
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    String question(QueryPlan plan) {
        return plan instanceof Summary summary ? summary(summary) : words.of(plan);
    }

    private String summary(Summary plan) {
        String filters = plan.filters().stream().map(this::filter).collect(Collectors.joining());
        return Sentences.capital(what(plan)) + filters + period(plan.period()) + "?";
    }

    private String what(Summary plan) {
        String label = plan.measure().label().in(language);
        if (plan.ranking().isPresent() && plan.groupings().size() == 1) {
            return ranking(plan, plan.groupings().get(0), label);
        }
        if (plan.groupings().isEmpty()) {
            return total(plan, label);
        }
        return label
                + plan.groupings().stream()
                        .map(dimension ->
                                say(" por ", " by ") + dimension.label().in(language))
                        .collect(Collectors.joining(say(" e", " and")));
    }

    private String total(Summary plan, String label) {
        if (plan.measure().unit() == Unit.COUNT) {
            return say(Sentences.article(label).equals("as") ? "quantas " : "quantos ", "how many ") + label;
        }
        return say("qual foi " + Sentences.article(label) + " ", "what was the ") + label;
    }

    private String ranking(Summary plan, Dimension dimension, String label) {
        boolean highest = plan.ranking().get().direction() == Direction.HIGHEST;
        int limit = plan.ranking().get().limit();
        boolean counts = plan.measure().unit() == Unit.COUNT;
        String end = counts
                ? say(highest ? "mais " : "menos ", highest ? "the most " : "the fewest ")
                : say(highest ? "maior " : "menor ", highest ? "the highest " : "the lowest ");
        return limit == 1
                ? say("qual ", "which ") + dimension.label().in(language) + say(" teve ", " had ") + end + label
                : say("quais ", "which ") + limit + " " + dimension.plural().in(language) + say(" tiveram ", " had ")
                        + end + label;
    }

    private String period(Optional<TimeRange> period) {
        return period.map(range -> " " + periods.adverb(range)).orElse("");
    }

    private String filter(Filter filter) {
        return filter.fold(
                oneOf -> (oneOf.negated() ? say(" exceto ", " except ") : say(" de ", " of "))
                        + noun(oneOf)
                        + oneOf.values().stream().map(Value::label).collect(Collectors.joining(say(" e ", " and "))),
                within -> " " + words.filter(within),
                missing -> " " + words.filter(missing));
    }

    private String noun(Filter.OneOf filter) {
        boolean store = filter.dimension().name().equals("chain");
        return store ? say("rede ", "chain ") : "";
    }
}
