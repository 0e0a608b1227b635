package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a question computes: a named measure, a statistic of a field, a ratio, or a count of what it asks for. */
final class MeasureReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final Statistics statistics;
    private final FollowUp followUp;

    MeasureReader(SemanticModel model, Words words, Subjects subjects, FollowUp followUp) {
        this.followUp = followUp;
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.statistics = new Statistics(model);
    }

    /** The measure, where the question names one. */
    Optional<Measure> read(boolean ranked) {
        Optional<NumericField> field = field();
        Set<Measure> named = named();
        Optional<Measure> statistic = statistic(field, named, ranked);
        if (statistic.isPresent()) {
            return statistic;
        }
        if (named.size() == 2 && words.has(Cue.RATIO)) {
            words.useAll(Cue.RATIO);
            List<Measure> both = List.copyOf(named);
            return Optional.of(statistics.ratio(both.get(0), both.get(1)));
        }
        if (!named.isEmpty()) {
            field.flatMap(statistics::sumOver).ifPresent(named::add);
        }
        spent(named);
        Optional<Measure> perCustomer = perActiveCustomer(named);
        if (perCustomer.isPresent()) {
            return perCustomer;
        }
        if (named.size() == 2 && words.has(Cue.DIFFERENCE)) {
            words.useAll(Cue.DIFFERENCE);
            List<Measure> both = List.copyOf(named);
            return Optional.of(statistics.difference(both.get(0), both.get(1)));
        }
        if (named.size() > 1) {
            throw new PlanningException(new Issue(
                    Reason.UNSUPPORTED,
                    named.stream().map(measure -> measure.label().pt()).toList()));
        }
        return named.stream()
                .findFirst()
                .or(() -> field.flatMap(statistics::sumOver))
                .or(this::amount)
                .or(this::orders)
                .or(() -> ranked || words.has(Cue.SHARE) ? counted() : Optional.empty())
                .or(this::howMuch);
    }

    /** "quanto compraram" asks for money, "quantas compras" for how many. */
    private void spent(Set<Measure> named) {
        if (words.has(Cue.HOW_MUCH)
                && !words.has(Cue.HOW_MANY)
                && named.equals(Set.of(model.measure("finished_orders")))) {
            named.clear();
            named.add(model.measure("revenue"));
        }
    }

    /** "quanto rendeu, em média, cada cliente ativo" */
    private Optional<Measure> perActiveCustomer(Set<Measure> named) {
        boolean both = named.size() == 2
                && named.contains(model.measure("revenue"))
                && named.contains(model.measure("active_customers"));
        boolean per = words.has(Cue.AVERAGE) || words.has(Cue.GROUP);
        if (both && per) {
            words.useAll(Cue.AVERAGE, Cue.GROUP);
            return Optional.of(model.measure("revenue_per_customer"));
        }
        return Optional.empty();
    }

    /** "valor dos cancelados": the sum of what the orders amount to. */
    private Optional<Measure> amount() {
        boolean orders = ordersAt() >= 0 || statusNamed();
        return words.has(Cue.VALUE) && orders && !subjects.ordersCounted() && !words.hasAny(Meaning.ConditionWord.class)
                ? Optional.of(model.measure("revenue"))
                : Optional.empty();
    }

    /** "redes com mais lojas": things of the register, counted. */
    private Optional<Measure> counted() {
        for (int index : words.unused(Meaning.DimensionWord.class)) {
            Optional<Measure> count = statistics.countOf(words.at(index, Meaning.DimensionWord.class)
                    .orElseThrow()
                    .dimension()
                    .name());
            if (count.isPresent()) {
                words.use(index);
                return count;
            }
        }
        return Optional.empty();
    }

    /** "quanto fez o Shopping Aurora em abril": money, where nothing else is named. */
    private Optional<Measure> howMuch() {
        boolean timed = words.hasAny(Meaning.TimeWord.class) && !words.hasAny(Meaning.FieldWord.class);
        return words.has(Cue.HOW_MUCH) && timed && !followUp.isBare() && !words.has(Cue.HOW_MANY)
                ? Optional.of(model.measure("revenue"))
                : Optional.empty();
    }

    private Set<Measure> named() {
        Set<Measure> named = new LinkedHashSet<>();
        for (int index : words.unused(Meaning.MeasureWord.class)) {
            named.add(words.at(index, Meaning.MeasureWord.class).orElseThrow().measure());
            words.use(index);
        }
        return named;
    }

    private Optional<NumericField> field() {
        List<Integer> fields = words.unused(Meaning.FieldWord.class);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<NumericField> named = new ArrayList<>();
        for (int index : fields) {
            named.add(words.at(index, Meaning.FieldWord.class).orElseThrow().field());
            words.use(index);
        }
        if (named.stream().distinct().count() > 1) {
            throw new PlanningException(Issue.of(
                    Reason.UNSUPPORTED,
                    named.get(0).label().pt(),
                    named.get(1).label().pt()));
        }
        return Optional.of(named.get(0));
    }

    /** "p90 do tempo de ciclo", "valor máximo de um pedido", "maior taxa de entrega". */
    private Optional<Measure> statistic(Optional<NumericField> field, Set<Measure> named, boolean ranked) {
        Optional<NumericField> target = field.filter(NumericField::statistic)
                .or(() -> named.size() == 1
                        ? named.iterator().next().field().filter(NumericField::statistic)
                        : Optional.empty())
                .or(() -> ordersAlone(named))
                .or(() -> ofPrevious(named));
        Optional<Meaning.CueWord> percentile = percentile();
        if (percentile.isPresent() || words.has(Cue.MEDIAN)) {
            words.useAll(Cue.PERCENTILE, Cue.PERCENTILE_WORD, Cue.MEDIAN);
            double rank = percentile
                    .map(cue -> Integer.parseInt(cue.detail()) / 100.0)
                    .orElse(0.5);
            return Optional.of(statistics.of(require(target), Aggregate.PERCENTILE, rank));
        }
        if (words.has(Cue.MAXIMUM) || words.has(Cue.MINIMUM)) {
            Aggregate aggregate = words.has(Cue.MAXIMUM) ? Aggregate.MAXIMUM : Aggregate.MINIMUM;
            words.useAll(Cue.MAXIMUM, Cue.MINIMUM);
            return Optional.of(statistics.of(require(target), aggregate, 0));
        }
        boolean superlative = words.find(Cue.HIGHEST) >= 0 || words.find(Cue.LOWEST) >= 0;
        boolean ofEach = field.isPresent()
                || named.size() == 1 && named.iterator().next().aggregate() == Aggregate.AVERAGE
                || named.isEmpty();
        if (superlative && !ranked && target.isPresent() && ofEach) {
            Aggregate aggregate = words.find(Cue.HIGHEST) >= 0 ? Aggregate.MAXIMUM : Aggregate.MINIMUM;
            words.useAll(Cue.HIGHEST, Cue.LOWEST);
            return Optional.of(statistics.of(target.get(), aggregate, 0));
        }
        return average(field, named);
    }

    private Optional<Measure> average(Optional<NumericField> field, Set<Measure> named) {
        if (!words.has(Cue.AVERAGE)) {
            return Optional.empty();
        }
        boolean averaged = named.size() == 1
                && (named.iterator().next().aggregate() == Aggregate.AVERAGE
                        || named.iterator().next().aggregate() == Aggregate.RATIO);
        if (averaged) {
            words.useAll(Cue.AVERAGE);
            return Optional.empty();
        }
        boolean fees = named.size() == 1 && named.iterator().next().name().equals("delivery_fees");
        Optional<NumericField> target = fees ? named.iterator().next().field() : field.filter(NumericField::statistic);
        boolean amount = named.isEmpty()
                && field.isEmpty()
                && !words.has(Cue.HOW_MANY)
                && (words.has(Cue.HOW_MUCH) || words.has(Cue.VALUE))
                && (ordersAt() >= 0 || statusNamed());
        if (amount) {
            words.useAll(Cue.AVERAGE);
            return statistics.namedAverage(model.field("order_amount"));
        }
        if (target.isPresent() && (named.isEmpty() || fees)) {
            words.useAll(Cue.AVERAGE);
            return statistics
                    .namedAverage(target.get())
                    .or(() -> Optional.of(statistics.of(target.get(), Aggregate.AVERAGE, 0)));
        }
        return Optional.empty(); // the unused word refuses the question: an average of what over what?
    }

    private static NumericField require(Optional<NumericField> target) {
        return target.orElseThrow(() -> new PlanningException(Issue.of(Reason.MISSING_MEASURE)));
    }

    private Optional<Meaning.CueWord> percentile() {
        int index = words.find(Cue.PERCENTILE);
        return index < 0 ? Optional.empty() : words.at(index, Meaning.CueWord.class);
    }

    /** "e o percentil 90?" */
    private Optional<NumericField> ofPrevious(Set<Measure> named) {
        return named.isEmpty()
                ? followUp.previous()
                        .flatMap(draft -> draft.measure)
                        .flatMap(Measure::field)
                        .filter(NumericField::statistic)
                : Optional.empty();
    }

    /** "o maior pedido" is the one of the greatest amount. */
    private Optional<NumericField> ordersAlone(Set<Measure> named) {
        boolean orders = ordersAt() >= 0 || statusNamed() && words.has(Cue.VALUE);
        return named.isEmpty() && subjects.subject().isEmpty() && !subjects.ordersCounted() && orders
                ? Optional.of(model.field("order_amount"))
                : Optional.empty();
    }

    private int ordersAt() {
        return words.unused(Meaning.DimensionWord.class).stream()
                .filter(index -> words.at(index, Meaning.DimensionWord.class)
                        .get()
                        .dimension()
                        .name()
                        .equals("order"))
                .findFirst()
                .orElse(-1);
    }

    /** "pedidos" names a measure where nothing else does. */
    private Optional<Measure> orders() {
        int index = ordersAt();
        if (index >= 0) {
            words.use(index);
        }
        return index >= 0 || statusNamed() ? Optional.of(model.measure("order_count")) : Optional.empty();
    }

    /** "cancelados por canal": what has a status is an order. */
    private boolean statusNamed() {
        for (int i = 0; i < words.size(); i++) {
            boolean status = words.at(i, Meaning.ValueWord.class)
                    .filter(value ->
                            value.candidates().get(0).dimension().name().equals("status"))
                    .isPresent();
            if (status) {
                return true;
            }
        }
        return false;
    }
}
