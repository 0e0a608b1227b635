package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads what a question computes: a named measure, a statistic of a field, a ratio, or a count of what it asks for. */
final class MeasureReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final Statistics statistics;
    private final OrderWords orders;
    private final FollowUp followUp;

    MeasureReader(SemanticModel model, Words words, Subjects subjects, FollowUp followUp) {
        this.followUp = followUp;
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.statistics = new Statistics(model);
        this.orders = new OrderWords(words);
    }

    /** The measure, where the question names one. */
    Optional<Measure> read(boolean ranked) {
        Optional<NumericField> field = field();
        Set<Measure> named = named();
        Optional<Measure> largest = largestOrder(ranked, field, named);
        if (largest.isPresent()) {
            return largest;
        }
        Optional<Measure> statistic = new StatisticReader(model, words, subjects, followUp).read(field, named, ranked);
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
            return Optional.of(difference(List.copyOf(named), field));
        }
        if (named.size() > 1) {
            throw PlanningException.unsupported(
                    named.stream().map(Measure::label).toArray(Text[]::new));
        }
        return named.stream()
                .findFirst()
                .or(() -> field.flatMap(statistics::sumOver))
                .or(this::amount)
                .or(this::orders)
                .or(() -> ranked || words.has(Cue.SHARE) || words.has(Cue.PERCENT) ? counted() : Optional.empty())
                .or(this::howMuch);
    }

    /** What was named first, less the other; "faturamento" less "ticket médio" is no number of anything. */
    private Measure difference(List<Measure> both, Optional<NumericField> field) {
        both.stream()
                .filter(measure -> measure.aggregate() != Aggregate.SUM && measure.aggregate() != Aggregate.COUNT)
                .findFirst()
                .ifPresent(measure -> {
                    throw PlanningException.unsupported(measure.label());
                });
        boolean turned = field.filter(each -> isFirst(each)).isPresent();
        return statistics.difference(both.get(turned ? 1 : 0), both.get(turned ? 0 : 1));
    }

    /** A field is named before any measure: its sum stands last among the measures. */
    private boolean isFirst(NumericField field) {
        for (int i = 0; i < words.size(); i++) {
            if (words.isMeasure(i)) {
                return false;
            }
            if (words.at(i, Meaning.FieldWord.class)
                    .filter(word -> word.field().equals(field))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** "qual loja teve o maior pedido", "o pedido mais caro": by its amount. */
    private Optional<Measure> largestOrder(boolean ranked, Optional<NumericField> field, Set<Measure> named) {
        int order = field.isPresent() ? amountOfOne() : orders.at();
        boolean superlative = isSuperlative(order - 1) && !countsThem(order - 1) || isSuperlative(order + 1);
        if (!ranked || order < 0 || words.pluralAt(order) || !superlative || !named.isEmpty()) {
            return Optional.empty();
        }
        words.use(order);
        boolean lowest = words.is(order - 1, Cue.LOWEST) || words.is(order + 1, Cue.LOWEST);
        return Optional.of(
                statistics.of(model.field("order_amount"), lowest ? Aggregate.MINIMUM : Aggregate.MAXIMUM, 0));
    }

    /** Where "valor de pedido" stands, which is of each order, and not "valor de pedidos", which is of all. */
    private int amountOfOne() {
        return IntStream.range(0, words.size())
                .filter(i -> words.at(i, Meaning.FieldWord.class)
                                .filter(word -> word.field().name().equals("order_amount"))
                                .isPresent()
                        && words.textAt(i).matches(".*pedido|order (value|amount)"))
                .findFirst()
                .orElse(-1);
    }

    /** "mais pedidos" are many, "o maior pedido" is one. */
    private boolean countsThem(int index) {
        return Phrases.fold(words.get(index).text()).matches("mais|menos|most|more|fewest|least|top|com mais");
    }

    private boolean isSuperlative(int index) {
        return words.is(index, Cue.HIGHEST) || words.is(index, Cue.LOWEST);
    }

    /** "quanto compraram" asks for money, "quantas compras" for how many. */
    private void spent(Set<Measure> named) {
        boolean twice = named.size() == 2
                && named.contains(model.measure("active_customers"))
                && named.contains(model.measure("finished_orders"));
        if (twice && words.has(Cue.HOW_MANY)) {
            named.remove(
                    model.measure("finished_orders")); // "quantos clientes compraram em … e quantos compraram em …"
        }
        OptionalInt yields = IntStream.range(0, words.size())
                .filter(i -> words.textAt(i).matches("rend(e|em|eu|eram)"))
                .findFirst();
        if (yields.isPresent() && named.size() == 2 && named.contains(model.measure("plan_revenue"))) {
            words.settle(yields.getAsInt(), 1);
            named.remove(model.measure("revenue")); // "quanto cada shopping rende de mensalidade"
        }
        boolean money = named.size() == 2
                && named.contains(model.measure("revenue"))
                && named.contains(model.measure("finished_orders"))
                && words.all().stream()
                        .anyMatch(mention -> Phrases.fold(mention.text()).matches("faturamento|receita|revenue"));
        if (money && words.has(Cue.HOW_MUCH) && !words.has(Cue.HOW_MANY)) {
            named.remove(model.measure("finished_orders")); // "as compras trouxeram quanto de faturamento"
        }
        if (words.has(Cue.HOW_MUCH)
                && !words.has(Cue.HOW_MANY)
                && named.equals(Set.of(model.measure("finished_orders")))
                && words.all().stream().noneMatch(MeasureReader::isNumber)) {
            named.clear();
            named.add(model.measure("revenue"));
        }
    }

    /** "número de vendas, quanto foi?" */
    private static boolean isNumber(Mention mention) {
        return mention.as(Meaning.MeasureWord.class).isPresent()
                && Phrases.fold(mention.text()).matches("(numero|quantidade|total|number|count)\\b.*");
    }

    /** "quanto rendeu, em média, cada cliente ativo" */
    private Optional<Measure> perActiveCustomer(Set<Measure> named) {
        boolean active = named.contains(model.measure("active_customers"));
        boolean money = named.contains(model.measure("revenue"))
                || named.size() == 1 && words.has(Cue.HOW_MUCH) && words.has(Cue.AVERAGE);
        boolean both = active && money && named.size() <= 2;
        boolean per = words.has(Cue.AVERAGE) || words.has(Cue.GROUP);
        if (both && per) {
            words.useAll(Cue.AVERAGE, Cue.GROUP);
            return Optional.of(model.measure("revenue_per_customer"));
        }
        return Optional.empty();
    }

    /** "valor dos cancelados": the sum of what the orders amount to. */
    private Optional<Measure> amount() {
        boolean named = orders.at() >= 0 || orders.statusNamed();
        return words.has(Cue.VALUE) && named && !subjects.ordersCounted() && !words.hasAny(Meaning.ConditionWord.class)
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
        boolean looksUp = namesRecord()
                && fields.stream().noneMatch(index -> words.at(index, Meaning.FieldWord.class)
                        .orElseThrow()
                        .field()
                        .statistic());
        if (looksUp) {
            return Optional.empty(); // "o preço do plano da loja 12" is read in the register
        }
        List<NumericField> named = new ArrayList<>();
        for (int index : fields) {
            named.add(words.at(index, Meaning.FieldWord.class).orElseThrow().field());
            words.use(index);
        }
        if (named.stream().distinct().count() > 1) {
            throw PlanningException.unsupported(
                    named.get(0).label(), named.get(1).label());
        }
        return Optional.of(named.get(0));
    }

    private boolean namesRecord() {
        for (int i = 0; i < words.size(); i++) {
            boolean record = words.valueDimension(i)
                    .filter(dimension -> List.of("store", "customer").contains(dimension.name()))
                    .isPresent();
            if (record) {
                return true;
            }
        }
        return false;
    }

    /** "pedidos" names a measure where nothing else does. */
    private Optional<Measure> orders() {
        int index = orders.at();
        if (index >= 0) {
            words.use(index);
        }
        boolean kept = index < 0 && followUp.leans();
        return index >= 0 || orders.statusNamed() && !kept
                ? Optional.of(model.measure("order_count"))
                : Optional.empty();
    }
}
