package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Phrases;
import datalk.semantic.Unit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Refuses questions that name a figure which the plan of their other words would not compute. */
final class FigureDoubts {
    private static final Pattern MONEY =
            Pattern.compile("\\b(em|in|by) (valor(es)?\\b|reais\\b|r\\$|dinheiro\\b|value\\b|brl\\b)");
    private static final Pattern NUMBER =
            Pattern.compile("\\b(em|in|by) (unidades?|numero|quantidade|units?|number)\\b");
    private static final Pattern SUM = Pattern.compile("\\b(soma|somatorio|sum) (d[eao]s?|of)\\b");
    private static final Pattern CONSIDERED = Pattern.compile(
            "(.* )?(considerando|levando em conta|tendo em conta|contando|counting|considering|taking into account)( .*)?");
    private static final Pattern WITH =
            Pattern.compile("(.* )?(considerando|levando em conta|tendo em conta|contando|incluindo|com"
                    + "|with|including|counting|considering|taking into account)( .*)?");

    private final Words words;
    private final List<Mention> all;
    private final Prepositions prepositions;

    FigureDoubts(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
        this.prepositions = new Prepositions(words, all);
    }

    void refuse() {
        for (int i = 0; i < words.size(); i++) {
            if (ofRanked(i)
                    || ofThoseWith(i)
                    || soldInOrders(i)
                    || divided(i)
                    || overTotal(i)
                    || perNumber(i)
                    || withCanceled(i)
                    || hoursLong(i)
                    || ofLeaders(i)
                    || times(i)) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
        String said = all.stream().map(mention -> Phrases.fold(mention.text())).collect(Collectors.joining(" "));
        Matcher money = MONEY.matcher(said);
        Matcher number = NUMBER.matcher(said);
        if (money.find() && countsOnly()) {
            throw PlanningException.unsupported(money.group());
        }
        if (number.find() && sumsOnly()) {
            throw PlanningException.unsupported(number.group());
        }
        Matcher summed = SUM.matcher(said);
        if (summed.find() && IntStream.range(0, words.size()).anyMatch(this::isDuration)) {
            throw PlanningException.unsupported(summed.group()); // times are averaged
        }
    }

    /** "pedidos da loja com maior faturamento": what is asked of her is no ranking of stores. */
    private boolean ofRanked(int index) {
        int owner = owner(index);
        boolean before = IntStream.range(index + 1, owner).anyMatch(words::isSuperlative); // "das 3 maiores lojas"
        boolean behind = IntStream.range(owner + 1, Math.min(owner + 4, words.size()))
                .filter(words::isSuperlative)
                .anyMatch(i ->
                        IntStream.range(i + 1, words.size()).anyMatch(j -> words.isFigure(j) || words.isOrders(j)));
        return owner > 0 && (before || behind);
    }

    /** "pedidos das lojas com faturamento acima de 5000" */
    private boolean ofThoseWith(int index) {
        int owner = owner(index);
        boolean led = words.is(owner + 1, Cue.WITH) || words.is(owner + 1, Cue.WHICH);
        int figure = led ? owner + 2 : owner + 1;
        return owner > 0
                && words.at(figure, Meaning.MeasureWord.class)
                        .filter(word -> word.measure().unit() == Unit.BRL)
                        .isPresent()
                && words.isCondition(figure + 1);
    }

    /** Where those stand whose orders, or whose stores, the question is about from its first word; −1 where none do. */
    private int owner(int index) {
        boolean topic = index == 0
                && (words.pluralAt(0) && (words.isOrders(0) || words.isThing(0))
                        || words.isMeasure(0, "canceled_orders")
                        || isStatus(0));
        int next = isStatus(index + 1) ? index + 2 : index + 1;
        if (words.is(next, Cue.GRAIN) || words.is(next, Cue.GROUP)) {
            next += words.is(next, Cue.GRAIN) ? 1 : 2; // "pedidos por dia da loja …"
        }
        while (words.isNumber(next) || words.isSuperlative(next)) {
            next++;
        }
        boolean of = words.isThing(next) || words.dimensionAt(next).isPresent() && !words.isTimeUnit(next);
        boolean other = !words.isOrders(next) && !words.dimensionAt(next).equals(words.dimensionAt(index));
        return topic && of && other ? next : -1;
    }

    private boolean isStatus(int index) {
        return words.valueDimension(index)
                .filter(dimension -> dimension.name().equals("status"))
                .isPresent();
    }

    /** "a loja que mais vendeu em pedidos": the number of them, and no money. */
    private boolean soldInOrders(int index) {
        boolean ranked = words.has(Cue.HIGHEST) || words.has(Cue.LOWEST) || words.has(Cue.ORDERED);
        boolean last = index == words.size() - 1 || words.isTime(index + 1) && index + 2 == words.size();
        return words.isOrders(index)
                && words.pluralAt(index)
                && ranked
                && last
                && IntStream.range(0, index).anyMatch(i -> words.isMeasure(i, "revenue"))
                && (words.is(index - 1, Cue.ORDERED)
                        || words.is(index - 1, Cue.GROUP)
                        || prepositions.leadAt(index).matches("em|in|por|by"));
    }

    /** "faturamento dividido por pedidos", "faturamento / pedidos": a quotient, and no grouping. */
    private boolean divided(int index) {
        boolean by = words.is(index, Cue.GROUP) && words.textAt(index).matches("divid.*");
        boolean slash = words.is(index, Cue.RATIO) && words.textAt(index).equals("/");
        boolean thing = words.dimensionAt(index + 1).isPresent() && !words.isOrders(index + 1);
        return slash && !(words.isMeasure(index - 1) && words.isMeasure(index + 1)) || by && !thing;
    }

    /** "cancelados sobre o total de pedidos" */
    private boolean overTotal(int index) {
        return (words.isFigure(index) || words.isOrders(index))
                && (words.isFigure(index - 1) || words.isValue(index - 1))
                && prepositions.leadAt(index).matches("sobre( [oa]s?)?|over( the)?");
    }

    /** "lojas por número de clientes": ranked by them, or so many of them? */
    private boolean perNumber(int index) {
        return words.is(index, Cue.GROUP)
                && words.is(index + 1, Cue.HOW_MANY)
                && (words.isCustomers(index + 2) || words.isOrders(index - 1));
    }

    /** "considerando os cancelados, quantos pedidos": these alone, or all with these? */
    private boolean withCanceled(int index) {
        boolean canceled = isStatus(index) || words.isMeasure(index, "canceled_orders");
        boolean only = words.is(index - 1, Cue.ONLY);
        String lead = prepositions.leadAt(index);
        boolean with = words.is(index - 1, Cue.WITH) || WITH.matcher(lead).matches();
        boolean amount = IntStream.range(0, words.size())
                .anyMatch(
                        i -> i != index && (words.isMeasure(i) || words.isOrders(i) && words.is(i - 1, Cue.HOW_MANY)));
        boolean considered = CONSIDERED.matcher(lead).matches() || words.is(index - 1, Cue.ALSO);
        boolean said = words.textAt(index).contains("status"); // "pedidos com status cancelado"
        return canceled && !only && !said && (with && amount || considered);
    }

    /** "preparo entre 1 e 2 horas": how long it took, and no hour of the day. */
    private boolean hoursLong(int index) {
        return isDuration(index - 1)
                && words.valueDimension(index)
                        .filter(dimension -> dimension.name().equals("hour"))
                        .isPresent()
                && words.textAt(index).matches(".*\\b(horas?|hours?)");
    }

    private boolean isDuration(int index) {
        return words.at(index, Meaning.MeasureWord.class)
                        .filter(word -> word.measure().unit() == Unit.MINUTES)
                        .isPresent()
                || words.at(index, Meaning.FieldWord.class)
                        .filter(word -> word.field().unit() == Unit.MINUTES)
                        .isPresent();
    }

    /** "crescimento das 5 lojas que mais venderam", "by channel of the top 3 malls": of those that lead in all. */
    private boolean ofLeaders(int index) {
        boolean before = IntStream.range(0, index)
                .anyMatch(i -> words.is(i, Cue.GROWTH)
                        || words.is(i, Cue.DECLINE)
                        || words.is(i, Cue.GRAIN)
                        || words.is(i, Cue.GROUP) && words.dimensionAt(i + 1).isPresent());
        boolean several = words.isNumber(index) || words.isSuperlative(index);
        return several
                && before
                && words.has(Cue.HIGHEST)
                && prepositions.leadAt(index).matches("d[ao]s|of( the)?")
                && IntStream.range(index, Math.min(index + 3, words.size()))
                        .anyMatch(i -> words.isThing(i) && words.pluralAt(i));
    }

    /** "lojas que venderam mais de 10 vezes": so many sales, and no money. */
    private boolean times(int index) {
        int behind = words.get(index).to();
        boolean sold = words.isMeasure(index - 1, "revenue") || words.isMeasure(index - 1, "active_stores");
        return sold
                && words.isCondition(index)
                && all.stream()
                        .anyMatch(mention -> mention.from() == behind
                                && Phrases.fold(mention.text()).matches("vez(es)?|times?"));
    }

    /** "pedidos em valor": what they come to, where the words name no such figure. */
    private boolean countsOnly() {
        boolean counted =
                IntStream.range(0, words.size()).anyMatch(i -> words.isOrders(i) || isStatus(i) || isCount(i));
        boolean money = IntStream.range(0, words.size()).anyMatch(i -> words.isFigure(i) && !isCount(i));
        return counted && !money && !words.hasAny(Meaning.ConditionWord.class) && !words.has(Cue.HOW_MUCH);
    }

    /** "vendas em unidades" */
    private boolean sumsOnly() {
        boolean counted = IntStream.range(0, words.size()).anyMatch(i -> words.isOrders(i) || isCount(i));
        return words.hasAny(Meaning.MeasureWord.class) && !counted;
    }

    private boolean isCount(int index) {
        return words.at(index, Meaning.MeasureWord.class)
                .filter(word -> word.measure().unit() == Unit.COUNT)
                .isPresent();
    }
}
