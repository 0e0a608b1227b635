package datalk.phrasing;

import datalk.plan.Filter;
import datalk.plan.Membership;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what the members have and what they lack: "com pedidos em março e sem pedidos em abril". What all of it is
 * narrowed by is said once, and not here.
 */
final class MembershipWords {
    private final Membership plan;
    private final Language language;

    MembershipWords(Membership plan, Language language) {
        this.plan = plan;
        this.language = language;
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    /** The filters that narrow everything they have and lack. */
    List<Filter> filters() {
        return first().filters().stream()
                .filter(filter -> plan.activities().stream()
                        .allMatch(activity -> activity.filters().contains(filter)))
                .toList();
    }

    /** The period of everything they have and lack, where it is one. */
    Optional<TimeRange> period() {
        boolean same = plan.activities().stream()
                .allMatch(activity -> activity.period().equals(first().period()));
        return same ? first().period() : Optional.empty();
    }

    private Summary first() {
        return plan.activities().get(0);
    }

    /** Finished orders are sales to those who sell and to those who buy. */
    private String label(Summary activity) {
        boolean finished = activity.measure().name().equals("finished_orders");
        return finished ? say("vendas", "sales") : activity.measure().label().in(language);
    }

    /** Who they are: "lojas", "número de clientes cadastrados em março". */
    String members(Function<TimeRange, String> when) {
        Dimension entity = plan.registered().entity();
        return (plan.counted() ? say("número de ", "number of ") : "")
                + entity.plural().in(language)
                + cohort(when);
    }

    /** When they were registered, where that is told. */
    String cohort(Function<TimeRange, String> when) {
        return plan.registered()
                .period()
                .map(period -> say(" cadastrados ", " registered ") + when.apply(period))
                .orElse("");
    }

    /** What they have and lack; {@code place} says when and where, as far as that is not true of all. */
    String activities(BiFunction<Optional<TimeRange>, List<Filter>, String> place) {
        Stream<String> had = plan.had().stream().map(activity -> say("com ", "with ") + activity(activity, place));
        Stream<String> lacked =
                plan.lacked().stream().map(activity -> say("sem ", "without ") + activity(activity, place));
        return Stream.concat(had, lacked).collect(Collectors.joining(say(" e ", " and ")));
    }

    /** The same as what they did: " tiveram pedidos em março e ficaram sem pedidos em abril". */
    String deeds(Function<Optional<TimeRange>, String> when) {
        Stream<String> had = plan.had().stream().map(each -> deed(say("tiveram ", "had "), each, when));
        Stream<String> lacked = plan.lacked().stream().map(each -> deed(say("ficaram sem ", "had no "), each, when));
        String also = plan.lacked().isEmpty() ? say("e também ", "and also ") : say("e ", "and ");
        return " " + Stream.concat(had, lacked).collect(Collectors.joining(" " + also));
    }

    private String deed(String verb, Summary activity, Function<Optional<TimeRange>, String> when) {
        return verb + label(activity) + when.apply(activity.period());
    }

    private String activity(Summary activity, BiFunction<Optional<TimeRange>, List<Filter>, String> place) {
        Optional<TimeRange> own = period().isPresent() ? Optional.empty() : activity.period();
        List<Filter> narrower = activity.filters().stream()
                .filter(filter -> !filters().contains(filter))
                .toList();
        return label(activity) + place.apply(own, narrower);
    }
}
