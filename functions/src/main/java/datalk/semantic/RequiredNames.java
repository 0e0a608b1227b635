package datalk.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules speak of by name, so that no model can be without it: what is said without a word for it (“quanto
 * entrou?” is revenue), and what a word of the grammar stands for (“por mês”). Everything else is a model's own.
 *
 * <p>{@code RequiredNamesTest} holds the lists against the code, {@code SmallestModelTest} reads questions with a model
 * that has these names and no other.
 */
final class RequiredNames {
    static final Set<String> SOURCES = Set.of("orders", "stores");

    static final Set<String> FIELDS = Set.of("customer_birth_year", "order_amount", "order_delivery_fee");

    static final Set<String> MEASURES = Set.of(
            "active_customers",
            "average_ticket",
            "cancellation_rate",
            "customer_count",
            "cycle_time",
            "delivery_margin",
            "finished_orders",
            "new_customers",
            "order_count",
            "plan_revenue",
            "production_time",
            "revenue",
            "revenue_per_customer",
            "store_count",
            "transit_time");

    static final Set<String> DIMENSIONS = Set.of(
            "chain",
            "customer",
            "customer_since",
            "day",
            "hour",
            "hub",
            "month",
            "order",
            "quarter",
            "status",
            "store",
            "week",
            "weekday",
            "year");

    /** “weekday” alone is these days, which are shown by their labels. */
    static final Map<String, List<String>> LABELLED = Map.of("weekday", List.of("1", "2", "3", "4", "5"));

    private RequiredNames() {}

    /** Throws {@link SemanticModelException}, with everything that a model lacks. */
    static void requireIn(SemanticModel model) {
        List<String> lacking = new ArrayList<>();
        lacking.addAll(lacking("source", SOURCES, model.sources()));
        lacking.addAll(lacking("field", FIELDS, model.fields()));
        lacking.addAll(lacking("measure", MEASURES, model.measures()));
        lacking.addAll(lacking("dimension", DIMENSIONS, model.dimensions()));
        LABELLED.forEach((dimension, values) -> values.stream()
                .filter(value -> model.findValueLabel(dimension, value).isEmpty())
                .forEach(value -> lacking.add("value " + dimension + "." + value)));
        if (!lacking.isEmpty()) {
            throw new SemanticModelException(
                    "the semantic model lacks what the rules speak of: " + String.join(", ", lacking));
        }
    }

    private static List<String> lacking(String kind, Set<String> required, Map<String, ?> known) {
        return new TreeSet<>(required)
                .stream()
                        .filter(name -> !known.containsKey(name))
                        .map(name -> kind + " " + name)
                        .toList();
    }
}
