package datalk.phrasing;

import datalk.plan.Filter;
import datalk.plan.QueryPlan;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
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
        String measure = plan.measure().label().in(language);
        String what;
        if (plan.ranking().isPresent() && plan.groupings().size() == 1) {
            Dimension dimension = plan.groupings().get(0);
            int limit = plan.ranking().get().limit();
            String noun = limit == 1
                    ? dimension.label().in(language)
                    : dimension.plural().in(language);
            boolean highest = plan.ranking().get().direction() == datalk.plan.Direction.HIGHEST;
            what = limit == 1
                    ? say("qual ", "which ")
                            + noun
                            + say(" com ", " with the ")
                            + (highest ? say("maior ", "highest ") : say("menor ", "lowest "))
                            + measure
                    : limit + " " + noun + say(" com ", " with the ")
                            + (highest ? say("maior ", "highest ") : say("menor ", "lowest ")) + measure;
        } else {
            what = measure
                    + plan.groupings().stream()
                            .map(dimension ->
                                    say(" por ", " by ") + dimension.label().in(language))
                            .collect(Collectors.joining(say(" e", " and")));
        }
        String filters = plan.filters().stream().map(this::filter).collect(Collectors.joining());
        return Sentences.capital(what) + filters + period(plan.period()) + say("?", "?");
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
