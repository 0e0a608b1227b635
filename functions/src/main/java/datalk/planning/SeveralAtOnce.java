package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Refuses questions that ask for several things at once: two measures, the best and the worst, two pairs of filters,
 * those with and without. Answering one of them would leave the other out in silence.
 */
final class SeveralAtOnce {
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("hub", "city", "state", "store", "chain"),
            Set.of("channel", "channel_type"),
            Set.of("customer_city", "customer_state"));

    private final Words words;
    private final Prepositions prepositions;

    SeveralAtOnce(Words words, List<Mention> all) {
        this.words = words;
        this.prepositions = new Prepositions(words, all);
    }

    void refuse() {
        for (int i = 0; i < words.size(); i++) {
            if (ordersBesideMeasure(i)
                    || joinedPlaces(i)
                    || twoCounts(i)
                    || besideShare(i)
                    || figureBehindOrders(i)
                    || unionOrBoth(i)
                    || pairs(i)
                    || withAndWithout(i)
                    || rankedBehind(i)) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
        bestAndWorst();
        countAndMoney();
        respectively();
    }

    /** "quantos pedidos, e quanto deu?" */
    private void countAndMoney() {
        int last = words.size() - 1;
        boolean counted = IntStream.range(0, Math.max(0, last)).anyMatch(i -> words.is(i, Cue.HOW_MANY));
        if (counted && words.is(last, Cue.HOW_MUCH) && words.is(last - 1, Cue.AND)) {
            throw PlanningException.unsupported(words.get(last).text());
        }
    }

    /** "pedidos e faturamento por canal": two measures. */
    private boolean ordersBesideMeasure(int index) {
        if (!words.isOrders(index) || words.isCondition(index - 1)) {
            return false;
        }
        int next = index + 1;
        int before = index - 1;
        while (words.is(before, Cue.HOW_MANY) || words.is(before, Cue.WHICH)) {
            before--;
        }
        boolean joinedNext = words.is(next, Cue.AND);
        next++;
        while (words.is(next, Cue.HOW_MUCH) || words.is(next, Cue.WHICH) || words.is(next, Cue.HOW_MANY)) {
            next++;
        }
        boolean joinedBefore = words.is(before, Cue.AND) && words.isMeasure(before - 1);
        boolean counted =
                words.is(index - 1, Cue.HOW_MANY) && words.has(Cue.HOW_MUCH) && words.hasAny(Meaning.MeasureWord.class);
        int joint = before;
        boolean conditions = words.isCondition(joint - 1)
                && words.isCondition(index + 1); // "faturamento acima de … e pedidos acima de …"
        boolean apart = words.is(joint, Cue.AND)
                && !conditions
                && IntStream.range(0, joint).anyMatch(words::isMeasure);
        return joinedNext && words.isFigure(next) || joinedBefore || apart || counted;
    }

    /** "faturamento e participação por shopping": two numbers of each. */
    private boolean besideShare(int index) {
        boolean joined = words.is(index, Cue.AND) || words.is(index, Cue.WITH);
        return joined
                && words.is(index + 1, Cue.SHARE)
                && IntStream.range(0, index).anyMatch(words::isMeasure)
                && (words.isMeasure(index - 1) || words.dimensionAt(index - 1).isPresent());
    }

    /** "pedidos por dia e faturamento por dia", "orders by mall with revenue" */
    private boolean figureBehindOrders(int index) {
        boolean joined = words.is(index, Cue.AND) || words.is(index, Cue.WITH);
        boolean amount = words.textAt(index + 1).matches("faturamento|receita|revenue|ticket medio|average ticket");
        return joined
                && amount
                && words.isMeasure(index + 1)
                && !words.isCondition(index + 2)
                && (words.isOrders(0) || words.isOrders(1))
                && !words.has(Cue.HIGHEST)
                && !words.has(Cue.LOWEST);
    }

    /** "em Santos ou em São Vicente": of one kind, though only one of them has malls. */
    private boolean isAlike(int one, int other) {
        return dimensions(one).anyMatch(dimension -> dimensions(other).anyMatch(dimension::equals));
    }

    private Stream<Dimension> dimensions(int value) {
        return words.at(value, Meaning.ValueWord.class).stream()
                .flatMap(word -> word.candidates().stream())
                .map(Meaning.Candidate::dimension);
    }

    /** "clientes e lojas por cidade": two counts. */
    private boolean twoCounts(int index) {
        boolean things = words.is(index, Cue.AND)
                && words.isThing(index - 1)
                && words.isThing(index + 1)
                && words.pluralAt(index - 1)
                && words.pluralAt(index + 1);
        boolean measured = IntStream.range(0, words.size()).anyMatch(i -> words.isFigure(i) || words.isOrders(i));
        return things && !measured && !words.is(index - 2, Cue.GROUP);
    }

    /** "em Curitiba e no Aurora", "ouro ou marketplace": both of what a filter takes for one in the other. */
    private boolean joinedPlaces(int index) {
        boolean or = words.is(index, Cue.OR);
        if (!or && !words.is(index, Cue.AND)) {
            return false;
        }
        Optional<Dimension> before = words.valueDimension(index - 1);
        Optional<Dimension> behind = words.valueDimension(index + 1);
        boolean apart = before.isPresent() && behind.isPresent() && !isAlike(index - 1, index + 1);
        return apart
                && (or
                        || FAMILIES.stream()
                                .anyMatch(family -> family.contains(before.get().name())
                                        && family.contains(behind.get().name())));
    }

    /** "dos restaurantes e do marketplace": what is of either, or of both? Of whom it is said twice, it is of both. */
    private boolean unionOrBoth(int index) {
        Optional<Dimension> before = words.valueDimension(index - 1);
        Optional<Dimension> behind = words.valueDimension(index + 1);
        boolean two = words.unused(Meaning.ValueWord.class).size() == 2;
        return two
                && prepositions.isSaidAgainAt(index + 1)
                && before.isPresent()
                && behind.isPresent()
                && !before.equals(behind)
                && Stream.of(before.get(), behind.get())
                        .noneMatch(dimension -> dimension.name().equals("status"))
                && !(isOfCustomers(index - 1) && isOfCustomers(index + 1)); // "clientes ouro e de Curitiba"
    }

    private boolean isOfCustomers(int index) {
        return dimensions(index).anyMatch(dimension -> dimension.name().startsWith("customer_"));
    }

    /** "do Aurora de manhã e do Farol à tarde": two pairs. */
    private boolean pairs(int index) {
        Optional<Dimension> first = words.valueDimension(index - 2);
        Optional<Dimension> second = words.valueDimension(index - 1);
        return words.is(index, Cue.AND)
                && first.isPresent()
                && second.isPresent()
                && !first.equals(second)
                && first.equals(words.valueDimension(index + 1))
                && second.equals(words.valueDimension(index + 2));
    }

    /** "faturamento da rede com mais lojas": one number of what another chooses. */
    private boolean rankedBehind(int index) {
        boolean whole = words.isSuperlative(index) && words.textAt(index).matches("(com|with) .*"); // "com mais"
        int next = whole ? index + 1 : index + 2;
        boolean chosen = (whole || words.is(index, Cue.WITH) && words.isSuperlative(index + 1))
                && (words.isOrders(next) || words.isThing(next) || words.isMeasure(next))
                && words.dimensionAt(index - 1).isPresent()
                && !words.pluralAt(index - 1);
        boolean ofBest = words.dimensionAt(index).isPresent()
                && !words.pluralAt(index)
                && words.isThing(index + 1)
                && !words.pluralAt(index + 1)
                && words.is(index + 2, Cue.WHICH)
                && words.isSuperlative(index + 3)
                && !words.is(index - 1, Cue.GROUP); // "o segmento da loja que mais vendeu"
        boolean attribute = words.textAt(index).matches("\\w+ (d[oa] )?(cliente|customer)")
                && words.textAt(index + 1).matches("que|q|quem|who|that")
                && words.isSuperlative(index + 2); // "a cidade do cliente que mais gastou"
        boolean home = words.is(index - 1, Cue.WHICH)
                && words.dimensionAt(index).isPresent()
                && !words.isOrders(index)
                && words.isSuperlative(index + 1)
                && words.isThing(index + 2)
                && !words.pluralAt(index + 2); // "which city is the top customer from"
        if (attribute || ofBest || home) {
            return true;
        }
        return chosen && IntStream.range(0, index - 1).anyMatch(i -> words.isFigure(i) || words.is(i, Cue.HOW_MANY));
    }

    /** "com pedidos mas sem vendas" */
    private boolean withAndWithout(int index) {
        return words.is(index, Cue.WITHOUT)
                && (words.isMeasure(index - 1) || words.isOrders(index - 1))
                && words.is(index - 2, Cue.WITH);
    }

    /** "a melhor e a pior loja" */
    private void bestAndWorst() {
        boolean both = words.has(Cue.HIGHEST) && words.has(Cue.LOWEST) && !words.has(Cue.ORDERED);
        boolean praised =
                words.all().stream().anyMatch(mention -> Doubts.says(mention, Cue.BEST, "melhor.*|best|better"));
        boolean blamed = words.all().stream().anyMatch(mention -> Doubts.says(mention, Cue.BEST, "pior.*|worst|worse"));
        if (both || praised && blamed) {
            throw PlanningException.unsupported(words.get(Math.max(words.find(Cue.LOWEST), words.find(Cue.BEST)))
                    .text());
        }
    }

    /** Two names and two periods, one for each. */
    private void respectively() {
        boolean several = words.unused(Meaning.TimeWord.class).size() > 1
                && words.unused(Meaning.ValueWord.class).size() > 1;
        words.all().stream()
                .filter(mention -> several && Doubts.says(mention, Cue.EACH_OF, "respectiv.*"))
                .findFirst()
                .ifPresent(mention -> {
                    throw PlanningException.unsupported(mention.text());
                });
    }
}
