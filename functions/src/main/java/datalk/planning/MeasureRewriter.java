package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Brings the different ways of naming a measure into one.
 *
 * <pre>
 * "lojas que venderam mais de …" → lojas, faturamento, mais de …
 * "clientes ouro ativos"         → clientes ativos, ouro
 * "taxas menos custo de entrega" → margem de entrega
 * </pre>
 */
final class MeasureRewriter {
    private static final Pattern REST =
            Pattern.compile("sobr(a|ou|aram)|rest(a|ou|aram)|depois|remain(s|ed|ing)?|after");

    private final SemanticModel model;
    private final Words words;

    MeasureRewriter(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** Before names and conditions are looked at. */
    void nameMeasures() {
        joinActive();
        countSales();
        topSelling();
        divideByNumber();
        dropSame();
        margin();
        averageFields();
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

    /** "mais de 30 vendas", "com uma venda": so many sales, and no money. */
    private void countSales() {
        for (int i = 1; i < words.size(); i++) {
            boolean number = words.at(i - 1, Meaning.ConditionWord.class)
                    .filter(condition -> condition.unit().isEmpty())
                    .isPresent();
            boolean one = words.textAt(i).equals("venda") && (words.is(i - 1, Cue.WITH) || words.is(i - 1, Cue.ONLY));
            if (words.isMeasure(i, "revenue")
                    && (one || number && words.textAt(i).matches("vendas?|sales?"))) {
                words.replace(i, new Meaning.MeasureWord(model.measure("finished_orders")), 1);
            }
        }
    }

    /** "revenue divided by number of stores": a quotient, and no grouping. */
    private void divideByNumber() {
        for (int i = 1; i < words.size(); i++) {
            boolean divided = words.is(i, Cue.GROUP) && words.is(i + 1, Cue.HOW_MANY) && words.isFigure(i - 1);
            if (divided) {
                words.replace(i, new Meaning.CueWord(Cue.RATIO, ""), 1);
            }
        }
    }

    /** "best selling malls": those that sold the most, where nothing else is named. */
    private void topSelling() {
        boolean figure = IntStream.range(0, words.size()).anyMatch(i -> words.isFigure(i) || words.isOrders(i));
        for (int i = 0; i < words.size() && !figure; i++) {
            if (words.isSuperlative(i) && words.textAt(i).endsWith("selling")) {
                Mention said = words.get(i);
                Meaning revenue = new Meaning.MeasureWord(model.measure("revenue"));
                words.insert(i + 1, new Mention(revenue, said.to(), said.to(), said.text()));
                return;
            }
        }
    }

    /** "quantas pessoas da base de clientes compraram": the same things, named twice. */
    private void dropSame() {
        for (int i = words.size() - 2; i >= 0; i--) {
            int next = i + 1;
            boolean same = words.dimensionAt(i)
                    .filter(noun -> words.at(next, Meaning.MeasureWord.class)
                            .map(Meaning.MeasureWord::measure)
                            .filter(measure -> measure.aggregate() == Aggregate.COUNT_DISTINCT)
                            .filter(measure -> entityOf(measure).equals(noun))
                            .isPresent())
                    .isPresent();
            if (same) {
                words.remove(i);
            }
        }
    }

    /**
     * "taxas de entrega menos custo de entrega", "tirando o custo das taxas, o que sobrou": the measure made of both.
     */
    private void margin() {
        Measure margin = model.measures().get("delivery_margin");
        boolean both = margin != null
                && IntStream.range(0, words.size()).anyMatch(this::isFees)
                && IntStream.range(0, words.size())
                        .anyMatch(
                                i -> words.isMeasure(i, margin.operands().get(1).name()));
        boolean named =
                margin != null && IntStream.range(0, words.size()).anyMatch(i -> words.isMeasure(i, margin.name()));
        if (named || both && words.has(Cue.EXCEPT)) {
            dropRest();
        }
        for (int less = 0; less + 1 < words.size() && both; less++) {
            boolean minus = words.is(less, Cue.EXCEPT)
                    || words.is(less, Cue.LOWEST) && words.textAt(less).matches("menos|minus|less");
            int cost = isFees(less + 1) ? less + 2 : less + 1; // "tirando das taxas o custo"
            if (minus && words.isMeasure(cost, margin.operands().get(1).name())) {
                int fees = IntStream.range(0, words.size())
                        .filter(this::isFees)
                        .findFirst()
                        .orElseThrow();
                words.settle(fees, 1);
                words.settle(less, 1);
                words.settle(cost, 1);
                words.replace(fees, new Meaning.MeasureWord(margin), 1);
                words.remove(cost);
                words.remove(less);
                dropDifference();
                return;
            }
        }
    }

    /** "descontado o custo, a diferença foi de quanto?": that of the two, and not of the months. */
    private void dropDifference() {
        int difference = words.find(Cue.DIFFERENCE);
        if (difference >= 0) {
            words.settle(difference, 1);
            words.remove(difference);
        }
    }

    private boolean isFees(int index) {
        return words.at(index, Meaning.FieldWord.class)
                        .filter(word -> word.field().name().equals("order_delivery_fee"))
                        .isPresent()
                || words.isMeasure(index, "delivery_fees");
    }

    /** "o que sobrou", "depois de descontado": no more than what is left of one without the other. */
    private void dropRest() {
        for (int i = words.size() - 1; i >= 0; i--) {
            boolean unknown = words.isUnknown(i);
            if (unknown && REST.matcher(words.textAt(i)).matches()) {
                words.remove(i);
            }
        }
    }

    /** "valor médio do frete" is the average of that, not of orders. */
    private void averageFields() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean value = words.isMeasure(i)
                    && Phrases.fold(words.get(i).text()).matches("valor(es)? medios?|average (value|amount|size)");
            boolean field = words.at(i + 1, Meaning.FieldWord.class)
                    .filter(word -> word.field().statistic())
                    .isPresent();
            if (value && field) {
                words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 1);
            }
            boolean charged = words.isSuperlative(i) && words.textAt(i + 1).matches("(frete|taxa) cobrad[oa]");
            if (charged) {
                words.replace(
                        i + 1, new Meaning.FieldWord(model.field("order_delivery_fee")), 1); // "o maior frete cobrado"
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
            boolean most = verb && words.isSuperlative(i + 1); // "lojas venderam mais em cada shopping"
            if ((verb && narrowed || listed) && !otherEntity(i) || most) {
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
        while (words.is(before, Cue.ALL) || words.isValue(before)) {
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
