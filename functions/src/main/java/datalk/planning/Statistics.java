package datalk.planning;

import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import datalk.semantic.Text;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes measures that the model does not name: statistics of a field and ratios of two measures. */
final class Statistics {
    private final SemanticModel model;

    Statistics(SemanticModel model) {
        this.model = model;
    }

    /**
     * The median, a percentile, the least, the greatest or the average of a field over FINISHED orders that have it.
     */
    Measure of(NumericField field, Aggregate aggregate, double percentile) {
        Measure revenue = model.measure("revenue");
        return new Measure(
                field.name() + suffix(aggregate, percentile),
                revenue.source(),
                aggregate,
                Optional.of(field),
                Optional.empty(),
                revenue.conditions(),
                List.of(),
                percentile,
                List.of(),
                field.unit(),
                label(field, aggregate, percentile),
                new Text("sobre os pedidos FINISHED que têm o valor", "over FINISHED orders that have the value"));
    }

    private static String suffix(Aggregate aggregate, double percentile) {
        return switch (aggregate) {
            case PERCENTILE -> percentile == 0.5 ? "_median" : "_p" + Math.round(percentile * 100);
            case MINIMUM -> "_min";
            case MAXIMUM -> "_max";
            case AVERAGE -> "_avg";
            case COUNT, COUNT_DISTINCT, SUM, RATIO, DIFFERENCE ->
                throw new IllegalArgumentException(aggregate + " is no statistic");
        };
    }

    private static Text label(NumericField field, Aggregate aggregate, double percentile) {
        String pt = field.label().pt();
        String en = field.label().en();
        long rank = Math.round(percentile * 100);
        return switch (aggregate) {
            case PERCENTILE ->
                rank == 50
                        ? new Text("mediana " + of(pt), "median " + en)
                        : new Text("percentil " + rank + " " + of(pt), rank + "th percentile of " + en);
            case MINIMUM -> new Text("mínimo " + of(pt), "minimum " + en);
            case MAXIMUM -> new Text("máximo " + of(pt), "maximum " + en);
            case AVERAGE -> new Text("média " + of(pt), "average " + en);
            case COUNT, COUNT_DISTINCT, SUM, RATIO, DIFFERENCE ->
                throw new IllegalArgumentException(aggregate + " is no statistic");
        };
    }

    /** "da taxa de entrega", "do valor do pedido". */
    private static String of(String label) {
        return (label.split(" ")[0].endsWith("a") ? "da " : "do ") + label;
    }

    /** One measure divided by another over the same records. */
    Measure ratio(Measure numerator, Measure denominator) {
        refuseTwoSources(numerator, denominator);
        Unit unit = numerator.unit() == denominator.unit()
                ? Unit.FRACTION
                : numerator.unit() == Unit.COUNT ? Unit.RATIO : numerator.unit();
        return new Measure(
                numerator.name() + "_per_" + denominator.name(),
                numerator.source(),
                Aggregate.RATIO,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                0,
                List.of(numerator, denominator),
                unit,
                new Text(
                        numerator.label().pt() + " ÷ " + denominator.label().pt(),
                        numerator.label().en() + " ÷ " + denominator.label().en()),
                new Text("um dividido pelo outro", "one divided by the other"));
    }

    /** One measure less another over the same records. */
    Measure difference(Measure minuend, Measure subtrahend) {
        boolean margin =
                minuend.name().equals("delivery_fees") && subtrahend.name().equals("delivery_cost");
        if (margin) {
            return model.measure("delivery_margin");
        }
        if (minuend.unit() != subtrahend.unit()) {
            throw unsupported(minuend, subtrahend);
        }
        refuseTwoSources(minuend, subtrahend);
        return new Measure(
                minuend.name() + "_less_" + subtrahend.name(),
                minuend.source(),
                Aggregate.DIFFERENCE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                0,
                List.of(minuend, subtrahend),
                minuend.unit(),
                new Text(
                        minuend.label().pt() + " menos " + subtrahend.label().pt(),
                        minuend.label().en() + " less " + subtrahend.label().en()),
                new Text("um menos o outro", "one less the other"));
    }

    /** A pipeline reads one collection: fees of stores and what orders came to are not added up in one. */
    private static void refuseTwoSources(Measure one, Measure other) {
        if (!one.source().equals(other.source())) {
            throw unsupported(one, other);
        }
    }

    private static PlanningException unsupported(Measure one, Measure other) {
        return PlanningException.unsupported(one.label(), other.label());
    }

    /** The measure that a field's name alone stands for: the sum over it, for money. */
    Optional<Measure> sumOver(NumericField field) {
        return model.measures().values().stream()
                .filter(measure -> measure.aggregate() == Aggregate.SUM)
                .filter(measure -> measure.field().filter(field::equals).isPresent())
                .findFirst();
    }

    /** Whether the average of a field has a name of its own: the average order amount is the average ticket. */
    Optional<Measure> namedAverage(NumericField field) {
        return field.name().equals("order_amount") ? Optional.of(model.measure("average_ticket")) : Optional.empty();
    }

    /** The measure that counts the register of an entity. */
    Optional<Measure> countOf(String entity) {
        return Optional.ofNullable(model.measures().get(entity + "_count"));
    }
}
