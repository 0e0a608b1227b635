package datalk.planning;

import datalk.grounding.Meaning;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import java.util.Optional;

/** What stores or customers can have or lack: sales are FINISHED orders, orders are orders of any status. */
final class Activities {
    private final SemanticModel model;
    private final Words words;

    Activities(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** The orders that are named at {@code index}. */
    Optional<Measure> at(int index) {
        if (words.isOrders(index)) {
            return Optional.of(model.measure("order_count"));
        }
        return words.at(index, Meaning.MeasureWord.class)
                .map(Meaning.MeasureWord::measure)
                .filter(measure -> measure.source().name().equals("orders"))
                .map(this::orders)
                .filter(measure -> measure.aggregate() == Aggregate.COUNT);
    }

    private Measure orders(Measure measure) {
        return switch (measure.name()) {
            case "revenue", "active_stores", "active_customers" -> model.measure("finished_orders");
            default -> measure;
        };
    }
}
