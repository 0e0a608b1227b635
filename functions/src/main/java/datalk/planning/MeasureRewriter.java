package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Value;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brings the different ways of naming a measure into one.
 *
 * <pre>
 * "lojas que venderam mais de …" → lojas, faturamento, mais de …
 * "clientes ouro ativos"         → clientes ativos, ouro
 * "receita por pedido"           → ticket médio
 * "cancelamentos em reais"       → cancelados, valor
 * </pre>
 */
final class MeasureRewriter {
    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;

    MeasureRewriter(SemanticModel model, Words words, List<Mention> all) {
        this.all = all;
        this.model = model;
        this.words = words;
    }

    /** Before names and conditions are looked at. */
    void nameMeasures() {
        joinActive();
        margin();
        buyersBehind();
        timeSpent();
        moneyOfOrders();
        shareCanceled();
        averageOrders();
        averageFields();
        perOrder();
    }

    /** "clientes ouro ativos", "active gold customers" */
    private void joinActive() {
        for (int i = 0; i < words.size(); i++) {
            for (int near = Math.max(0, i - 3);
                    near < Math.min(words.size(), i + 4) && words.is(i, Cue.ACTIVE);
                    near++) {
                Optional<Measure> active = words.dimensionAt(near).map(noun -> model.measures()
                        .get("active_" + noun.plural().en()));
                if (active.isPresent()) {
                    words.replace(near, new Meaning.MeasureWord(active.get()), 1);
                    words.remove(i);
                }
            }
        }
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

    /** "taxas de entrega menos custo de entrega": the measure that is made of the two. */
    private void margin() {
        Measure margin = model.measures().get("delivery_margin");
        for (int i = 0; i + 2 < words.size() && margin != null; i++) {
            boolean fees = words.at(i, Meaning.FieldWord.class)
                            .filter(word -> word.field().name().equals("order_delivery_fee"))
                            .isPresent()
                    || measures(i, margin.operands().get(0));
            boolean minus = words.is(i + 1, Cue.LOWEST) && words.textAt(i + 1).matches("menos|minus|less");
            if (fees && minus && measures(i + 2, margin.operands().get(1))) {
                words.settle(i, 3);
                words.replace(i, new Meaning.MeasureWord(margin), 3);
            }
        }
    }

    private boolean measures(int index, Measure measure) {
        return words.at(index, Meaning.MeasureWord.class)
                .filter(word -> word.measure().equals(measure))
                .isPresent();
    }

    /** "em que compraram mais de 100 clientes": customers who bought, though the verb comes first. */
    private void buyersBehind() {
        for (int i = 0; i + 2 < words.size(); i++) {
            boolean bought = words.textAt(i).matches("compraram|comprou|bought")
                    && words.at(i + 1, Meaning.ConditionWord.class).isPresent();
            boolean customers = words.dimensionAt(i + 2)
                    .filter(noun -> noun.name().equals("customer"))
                    .isPresent();
            if (bought && customers) {
                words.replace(i + 2, new Meaning.MeasureWord(model.measure("active_customers")), 1);
                words.remove(i);
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
            if (minutes && words.textAt(i).matches("spen(t|d|ding)")) {
                words.remove(i);
            }
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

    /** "receita por pedido", "frete por pedido": what an order comes to on average. */
    private void perOrder() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean per = words.is(i, Cue.GROUP)
                    && words.dimensionAt(i + 1)
                            .filter(noun -> noun.name().equals("order"))
                            .isPresent()
                    && !words.pluralAt(i + 1);
            List<Integer> measures = words.unused(Meaning.MeasureWord.class);
            if (per && measures.size() == 1) {
                int at = measures.get(0);
                Measure measure =
                        words.at(at, Meaning.MeasureWord.class).orElseThrow().measure();
                switch (measure.name()) {
                    case "revenue" -> words.replace(at, new Meaning.MeasureWord(model.measure("average_ticket")), 1);
                    case "delivery_fees" -> words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 2);
                    case "delivery_cost", "delivery_margin" ->
                        throw new PlanningException(
                                Issue.of(Reason.UNSUPPORTED, words.get(i).text()));
                    default -> {
                        // a time or a ticket is of an order as it is
                    }
                }
            } else if (per && words.unused(Meaning.FieldWord.class).size() == 1 && measures.isEmpty()) {
                words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 2);
            }
        }
    }

    /** "valor médio do frete" is the average of that, not of orders. */
    private void averageFields() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean value = words.at(i, Meaning.MeasureWord.class).isPresent()
                    && Phrases.fold(words.get(i).text()).matches("valor(es)? medios?|average (value|amount|size)");
            boolean field = words.at(i + 1, Meaning.FieldWord.class)
                    .filter(word -> word.field().statistic())
                    .isPresent();
            if (value && field) {
                words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 1);
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
        for (int i = 0; i < words.size() && value; i++) {
            boolean canceled = words.at(i, Meaning.MeasureWord.class)
                    .filter(word -> word.measure().name().equals("canceled_orders"))
                    .isPresent();
            if (canceled) {
                Value status = new Value("CANCELED", words.get(i).text());
                Meaning.Candidate candidate = new Meaning.Candidate(model.dimension("status"), List.of(status));
                words.replace(i, new Meaning.ValueWord(List.of(candidate), false, true, false), 1);
            }
        }
    }

    /** "lojas que venderam", followed by how much, is not the number of active stores. */
    void splitActive() {
        boolean lacking = words.has(Cue.WITHOUT) || words.has(Cue.NOT);
        boolean narrowed =
                lacking || words.hasAny(Meaning.ConditionWord.class) || words.has(Cue.HIGHEST) || words.has(Cue.LOWEST);
        for (int i = 0; i < words.size(); i++) {
            Optional<Measure> active = words.at(i, Meaning.MeasureWord.class)
                    .map(Meaning.MeasureWord::measure)
                    .filter(measure -> measure.aggregate() == Aggregate.COUNT_DISTINCT);
            boolean verb = active.isPresent()
                    && !words.get(i).text().toLowerCase(Locale.ROOT).contains("ativ")
                    && !words.get(i).text().toLowerCase(Locale.ROOT).contains("active");
            boolean listed = active.isPresent() && isListed(i) && !words.has(Cue.SHARE);
            if ((verb && narrowed || listed) && !otherEntity(i)) {
                Mention mention = words.get(i);
                words.replace(i, new Meaning.DimensionWord(entityOf(active.get()), true), 1);
                words.insert(
                        i + 1,
                        new Mention(
                                new Meaning.MeasureWord(deedOf(active.get())),
                                mention.from(),
                                mention.to(),
                                mention.text()));
            }
        }
    }

    /** "quais lojas venderam", "liste os clientes ativos": each of them, not how many. */
    private boolean isListed(int index) {
        int before = index - 1;
        while (words.is(before, Cue.ALL)) {
            before--;
        }
        return words.is(before, Cue.LIST)
                || words.is(before, Cue.WHICH)
                        && Phrases.fold(words.get(before).text()).matches("quais|que|which");
    }

    /** Stores sell for money; customers who "bought" are counted by their purchases, unless money is named. */
    private Measure deedOf(Measure active) {
        boolean money = words.all().stream()
                .flatMap(mention -> mention.as(Meaning.ConditionWord.class).stream())
                .anyMatch(condition -> condition.unit().filter(Unit.BRL::equals).isPresent());
        boolean customers = entityOf(active).name().equals("customer");
        return model.measure(customers && !money ? "finished_orders" : "revenue");
    }

    private boolean otherEntity(int index) {
        for (int i = 0; i < words.size(); i++) {
            boolean entity = words.dimensionAt(i)
                    .filter(dimension -> !dimension.name().equals("order") && !dimension.isTime())
                    .isPresent();
            if (i != index && entity) {
                return true;
            }
        }
        return false;
    }

    private Dimension entityOf(Measure distinct) {
        String field = distinct.distinctField().orElseThrow();
        return model.dimensions().values().stream()
                .filter(dimension ->
                        field.equals(dimension.keys().get(distinct.source().name())))
                .filter(dimension -> dimension.kind() == Dimension.Kind.ENTITY)
                .findFirst()
                .orElseThrow();
    }
}
