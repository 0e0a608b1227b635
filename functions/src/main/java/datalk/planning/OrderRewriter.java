package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Value;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brings the different ways of saying what orders come to into one.
 *
 * <pre>
 * "quantos reais em pedidos cancelados"    → valor dos pedidos, cancelados
 * "receita por pedido"                     → ticket médio
 * "what did orders average in value"       → average ticket
 * "% dos pedidos terminou em cancelamento" → taxa de cancelamento
 * "cancelamentos em reais"                 → cancelados, valor
 * </pre>
 */
final class OrderRewriter {
    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;

    OrderRewriter(SemanticModel model, Words words, List<Mention> all) {
        this.model = model;
        this.words = words;
        this.all = all;
    }

    /** Before names and conditions are looked at. */
    void nameAmounts() {
        timeSpent();
        moneyOfOrders();
        shareCanceled();
        averageOrders();
        perOrder();
    }

    /** "que percentual dos pedidos da rede X terminou em cancelamento": the rate, and no part of all cancellations. */
    private void shareCanceled() {
        for (int i = 0; i + 1 < words.size(); i++) {
            Optional<Integer> canceled = words.unused(Meaning.MeasureWord.class).stream()
                    .filter(measure -> words.at(measure, Meaning.MeasureWord.class)
                            .orElseThrow()
                            .measure()
                            .name()
                            .equals("canceled_orders"))
                    .findFirst();
            if (words.is(i, Cue.SHARE) && words.isOrders(i + 1) && canceled.isPresent() && canceled.get() > i) {
                words.remove(canceled.get());
                words.replace(i, new Meaning.MeasureWord(model.measure("cancellation_rate")), 2);
            }
        }
    }

    /** "what did orders average in value": their average ticket. */
    private void averageOrders() {
        boolean money = words.has(Cue.VALUE)
                || all.stream().anyMatch(mention -> Phrases.fold(mention.text()).matches("in (reais|value|brl)"));
        boolean other = words.hasAny(Meaning.MeasureWord.class) || words.hasAny(Meaning.FieldWord.class);
        int average = words.find(Cue.AVERAGE);
        boolean orders = IntStream.range(0, words.size()).anyMatch(words::isOrders);
        if (money && !other && orders && average >= 0) {
            words.replace(average, new Meaning.MeasureWord(model.measure("average_ticket")), 1);
        }
    }

    /** "quantos reais em pedidos cancelados": the value of those orders. */
    private void moneyOfOrders() {
        for (int i = 0; i < words.size(); i++) {
            boolean money = words.textAt(i).matches("quantos reais|how many reais|how much money");
            boolean others = words.hasAny(Meaning.MeasureWord.class) || words.hasAny(Meaning.FieldWord.class);
            boolean single = words.has(Cue.AVERAGE) || words.has(Cue.HIGHEST) || words.has(Cue.LOWEST);
            boolean ofOrders =
                    IntStream.range(0, i).anyMatch(before -> words.isOrders(before) && !words.pluralAt(before));
            Meaning amount = new Meaning.FieldWord(model.field("order_amount"));
            if (money && words.isOrders(i + 1) && !others) {
                words.replace(i, amount, 2);
            } else if (money && single && ofOrders && !others) {
                words.replace(i, amount, 1); // "um pedido saiu, na média, por quantos reais?"
            }
        }
    }

    /** "orders that spent more than 30 minutes in transit": time, and no money. */
    private void timeSpent() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean minutes = words.at(i + 1, Meaning.ConditionWord.class)
                    .flatMap(Meaning.ConditionWord::unit)
                    .filter(Unit.MINUTES::equals)
                    .isPresent();
            boolean counted = IntStream.range(0, i)
                            .anyMatch(before -> words.textAt(before).matches("quantos minutos"))
                    && words.textAt(i).matches("gast(ou|aram|a|am)"); // "quantos minutos um pedido gastou no preparo"
            if (counted || minutes && words.textAt(i).matches("spen(t|d|ding)")) {
                words.settle(i, 1);
                words.remove(i);
            }
        }
    }

    /** "receita por pedido", "frete por pedido": what an order comes to on average. */
    private void perOrder() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean per = words.is(i, Cue.GROUP) && words.isOrders(i + 1) && !words.pluralAt(i + 1);
            List<Integer> measures = words.unused(Meaning.MeasureWord.class);
            if (per && measures.size() == 1) {
                int at = measures.get(0);
                Measure measure =
                        words.at(at, Meaning.MeasureWord.class).orElseThrow().measure();
                switch (measure.name()) {
                    case "revenue" -> words.replace(at, new Meaning.MeasureWord(model.measure("average_ticket")), 1);
                    case "delivery_fees" -> words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 2);
                    case "delivery_cost", "delivery_margin" ->
                        throw PlanningException.unsupported(words.get(i).text());
                    default -> {
                        // a time or a ticket is of an order as it is
                    }
                }
            } else if (per && words.unused(Meaning.FieldWord.class).size() == 1 && measures.isEmpty()) {
                words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 2);
            }
        }
    }

    /** "shoppings com mais de 30 cancelados": that many orders of that status. */
    void countStatuses() {
        for (int i = 1; i < words.size(); i++) {
            boolean counted = words.at(i - 1, Meaning.ConditionWord.class)
                    .filter(condition -> condition.unit().isEmpty())
                    .isPresent();
            boolean orders = words.isOrders(i + 1) || words.isMeasure(i + 1) || words.isOrders(i - 2);
            boolean status = words.at(i, Meaning.ValueWord.class)
                    .map(value -> value.candidates().get(0).dimension().name())
                    .filter("status"::equals)
                    .isPresent();
            if (counted && !orders && status) {
                Mention noun = words.get(i);
                Meaning order = new Meaning.DimensionWord(model.dimension("order"), true);
                words.insert(i, new Mention(order, noun.from(), noun.from(), noun.text()));
            }
        }
    }

    /** "cancelamentos em reais": what the canceled orders amount to. */
    void valueOfCanceled() {
        boolean value = words.has(Cue.VALUE)
                || words.all().stream().anyMatch(mention -> mention.as(Meaning.MeasureWord.class)
                        .filter(word -> word.measure().name().equals("revenue"))
                        .filter(any -> Phrases.fold(mention.text()).matches("(valor|soma|montante|total|value) .*"))
                        .isPresent());
        boolean amount = words.all().stream().anyMatch(mention -> mention.as(Meaning.FieldWord.class)
                .filter(word -> word.field().name().equals("order_amount"))
                .isPresent()); // "o valor total dos pedidos que foram cancelados"
        boolean number = words.all().stream().anyMatch(mention -> mention.as(Meaning.MeasureWord.class)
                .filter(word -> word.measure().name().equals("order_count"))
                .isPresent());
        for (int i = 0; i < words.size() && (value || number || amount); i++) {
            boolean passive = Phrases.fold(words.get(i).text()).matches("(were|was|got|foram|foi) .*");
            boolean canceled = (value || passive) && words.isMeasure(i, "canceled_orders");
            if (canceled) {
                Value status = new Value("CANCELED", words.get(i).text());
                Meaning.Candidate candidate = new Meaning.Candidate(model.dimension("status"), List.of(status));
                words.replace(i, new Meaning.ValueWord(List.of(candidate), false, true, false), 1);
            }
        }
    }
}
