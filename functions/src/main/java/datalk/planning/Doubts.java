package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Grain;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Refuses questions whose single words are all known, but which ask for more than a plan can say: two measures at once,
 * the best and the worst, a comparison inside each group, the second of a ranking. Read word by word they would be
 * answered wrongly.
 */
final class Doubts {
    private static final Pattern ORDINAL_OR_DAY = Pattern.compile("segunda|terca|quarta|quinta|sexta");
    private static final Pattern DEAR = Pattern.compile(
            ".*\\b(car[oa]s?|barat[oa]s?|maior(es)?|menor(es)?|expensive|cheap(est)?|big(gest)?|large(st)?|small(est)?|highest|lowest)");
    private static final Pattern THAN = Pattern.compile("que|do que|than");

    private final Words words;

    private final List<Mention> all;

    Doubts(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    void refuse() {
        new SeveralAtOnce(words, all).refuse();
        new TimeDoubts(words, all).refuse();
        for (int i = 0; i < words.size(); i++) {
            if (ordinal(i)
                    || thanNamed(i)
                    || exceptTime(i)
                    || onlyDoes(i)
                    || withoutThing(i)
                    || rankedByOthers(i)
                    || ofTheBest(i)
                    || ordersAtTheTop(i)
                    || dayOfEachMonth(i)
                    || perActive(i)
                    || perCustomer(i)
                    || namedVale(i)
                    || listOfNew(i)
                    || ordersWith(i)
                    || countOfDeeds(i)) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
        new FigureDoubts(words, all).refuse();
        new ConditionDoubts(words, all).refuse();
        new SentenceDoubts(words, all).refuse();
        new Spending(words, all).refuse();
    }

    /** "a segunda loja que mais vendeu": a place in a ranking, or Monday? */
    private boolean ordinal(int index) {
        return words.isValue(index)
                && ORDINAL_OR_DAY.matcher(words.textAt(index)).matches()
                && (words.isSuperlative(index + 1) || words.isThing(index + 1) || words.isMeasure(index + 1));
    }

    /** "venderam mais que o Aurora", "mais à noite do que de manhã": a comparison in each group. */
    private boolean thanNamed(int index) {
        boolean than = (words.is(index, Cue.WHICH) || words.is(index, Cue.COMPARE))
                && THAN.matcher(words.textAt(index)).matches();
        boolean more = IntStream.range(0, index).anyMatch(words::isSuperlative);
        boolean sides = words.isValue(index + 1)
                || words.isTime(index + 1)
                || words.isThing(index + 1) && words.isValue(index + 2);
        boolean counted = words.isSuperlative(index - 2) && (words.isOrders(index - 1) || words.isMeasure(index - 1));
        boolean times =
                words.isTime(index - 1) && words.isTime(index + 1); // "with higher revenue in May than in April"
        boolean numbers =
                counted && (words.isOrders(index + 1) || isNoun(index + 1)); // "mais cancelados que finalizados"
        boolean close = words.isSuperlative(index - 1) || words.isValue(index - 1) || counted || times;
        boolean howMuch = words.has(Cue.HOW_MUCH) || words.has(Cue.DIFFERENCE);
        return than && more && (sides && close || numbers) && !howMuch;
    }

    /** "pedidos", "cancelamentos", and no deed: "as lojas com mais pedidos que venderam". */
    private boolean isNoun(int index) {
        return words.isMeasure(index) && !words.textAt(index).matches(".*(ram|m|ou|eu|ed|sold|bought)");
    }

    private boolean exceptTime(int index) {
        return (words.is(index, Cue.EXCEPT) || words.is(index, Cue.NOT)) && words.isTime(index + 1);
    }

    /** "lojas que só vendem pelo marketplace" */
    private boolean onlyDoes(int index) {
        boolean before = words.isMeasure(index + 1) && (words.is(index - 1, Cue.WHICH) || words.isThing(index - 1));
        boolean behind = words.isMeasure(index - 1)
                && words.is(index - 2, Cue.WHICH)
                && words.isThing(index - 3)
                && words.isValue(index + 1);
        return words.is(index, Cue.ONLY) && (before || behind);
    }

    /** "pedidos sem cliente" are orders, not customers. */
    private boolean withoutThing(int index) {
        boolean lacking = words.is(index, Cue.WITHOUT) || words.is(index, Cue.NOT);
        return lacking && words.isThing(index + 1) && IntStream.range(0, index).anyMatch(words::isOrders);
    }

    private boolean anyMeasure() {
        return words.hasAny(Meaning.MeasureWord.class);
    }

    /** "das dez lojas com mais pedidos, a receita": ranked by one measure, asked for another. */
    private boolean rankedByOthers(int index) {
        boolean otherMeasure = words.all().stream()
                .flatMap(mention -> mention.as(Meaning.MeasureWord.class).stream())
                .anyMatch(word -> word.measure().aggregate() != Aggregate.COUNT);
        return words.isSuperlative(index) && words.isOrders(index + 1) && words.pluralAt(index + 1) && otherMeasure;
    }

    /** "o segmento da loja que mais vendeu": what is asked belongs to what is ranked. */
    private boolean ofTheBest(int index) {
        boolean clause = words.isSuperlative(index)
                && words.is(index - 1, Cue.WHICH)
                && words.isThing(index - 2)
                && !words.pluralAt(index - 2)
                && !isAsked(index - 2);
        boolean grouped = IntStream.range(0, Math.max(0, index - 1))
                .anyMatch(each -> words.is(each, Cue.GRAIN)
                        || words.is(each, Cue.GROUP)
                                && words.dimensionAt(each + 1).isPresent());
        boolean owner = words.isSuperlative(index)
                && words.isThing(index + 1)
                && !words.pluralAt(index + 1)
                && (words.isThing(index - 1) && words.pluralAt(index - 1)
                        || grouped && words.isMeasure(index - 1)
                        || words.is(index - 2, Cue.GROUP) && isOf(index)); // "faturamento por canal da maior loja"
        boolean other = IntStream.range(0, index - 2)
                .anyMatch(each -> words.dimensionAt(each)
                                        .filter(dimension -> !dimension.equals(
                                                words.dimensionAt(index - 2).orElse(null)))
                                        .isPresent()
                                && (isAsked(each) && !isGroupAhead(each, index - 2) || words.isOrders(each))
                        || words.is(each, Cue.GRAIN));
        return clause && other || owner;
    }

    /** "da", "of" stands right before. */
    private boolean isOf(int index) {
        int from = words.get(index).from();
        return all.stream().anyMatch(mention -> mention.to() == from && mention.is(Cue.OF));
    }

    /** "em cada estado, aponte o shopping que …": a row for each of them. */
    private boolean isGroupAhead(int group, int thing) {
        return words.is(group - 1, Cue.GROUP) && IntStream.range(0, thing).noneMatch(i -> words.isFigure(i));
    }

    private boolean isAsked(int index) {
        return words.is(index - 1, Cue.WHICH) || words.is(index - 1, Cue.HOW_MANY) || words.is(index - 1, Cue.GROUP);
    }

    /** "os pedidos mais caros" are single orders; "qual SALITO teve mais pedidos" is no amount. */
    private boolean ordersAtTheTop(int index) {
        boolean noThing = words.all().stream().noneMatch(mention -> mention.as(Meaning.DimensionWord.class)
                .filter(word -> !word.dimension().name().equals("order"))
                .isPresent());
        boolean plural = words.isOrders(index) && words.pluralAt(index) && !nounValue();
        boolean followed =
                words.isSuperlative(index + 1) || words.is(index + 1, Cue.WITH) && words.isSuperlative(index + 2);
        boolean led = words.isSuperlative(index - 1)
                && words.textAt(index - 1).matches("mais|menos|com mais|most|fewest|least|more");
        boolean grouped = words.has(Cue.GROUP) || words.has(Cue.GRAIN);
        boolean extreme = (words.is(index - 1, Cue.MAXIMUM) || words.is(index - 1, Cue.MINIMUM)) && grouped;
        boolean dear = Stream.of(index - 1, index + 1)
                .anyMatch(i -> words.isSuperlative(i)
                        && !words.isMeasure(i + 1) // "pedidos de maior valor médio"
                        && DEAR.matcher(words.textAt(i)).matches());
        boolean single = words.isOrders(index) && words.pluralAt(index) && dear; // "os pedidos mais caros das lojas"
        return single || plural && (noThing && !words.has(Cue.GRAIN) && (followed || led) && !anyMeasure() || extreme);
    }

    /** "restaurantes" are things too. */
    private boolean nounValue() {
        return words.all().stream().anyMatch(mention -> mention.as(Meaning.ValueWord.class)
                .filter(Meaning.ValueWord::noun)
                .isPresent());
    }

    /** "no dia 5 de cada mês" */
    private boolean dayOfEachMonth(int index) {
        return words.at(index, Meaning.TimeWord.class)
                        .filter(word ->
                                word.time().grain().filter(Grain.DAY::equals).isPresent())
                        .isPresent()
                && words.is(index + 1, Cue.GROUP)
                && words.textAt(index + 1).matches("(de|of|in) (cada|each|every)")
                && words.dimensionAt(index + 2).filter(Dimension::isTime).isPresent();
    }

    /** "pedidos por cliente ativo": one count over another. */
    private boolean perActive(int index) {
        boolean active = words.at(index + 1, Meaning.MeasureWord.class)
                .filter(word -> word.measure().aggregate() == Aggregate.COUNT_DISTINCT)
                .isPresent();
        boolean ofOrders = words.all().stream().anyMatch(mention -> mention.as(Meaning.DimensionWord.class)
                .filter(word -> word.dimension().name().equals("order"))
                .isPresent());
        boolean conditional = words.hasAny(Meaning.ConditionWord.class);
        return words.is(index, Cue.GROUP) && active && (ofOrders || conditional);
    }

    /** "average spend per gold customer": of each order, or of each of them? */
    private boolean perCustomer(int index) {
        return words.is(index, Cue.GROUP)
                && words.isValue(index + 1)
                && words.isCustomers(index + 2)
                && !words.pluralAt(index + 2)
                && IntStream.range(0, index).anyMatch(i -> words.isMeasure(i, "average_ticket"));
    }

    /** "pedidos da loja do vale": a name, and not what they are worth. */
    private boolean namedVale(int index) {
        return words.is(index, Cue.VALUE) && words.textAt(index).equals("vale") && isOf(index);
    }

    /** "quais os novos clientes": a list where there is only a count; "pedidos de clientes novos": theirs. */
    private boolean listOfNew(int index) {
        boolean newcomers = words.isMeasure(index, "new_customers");
        boolean listed = words.is(index - 1, Cue.LIST)
                || words.is(index - 1, Cue.WHICH) && words.textAt(index - 1).matches("quais|which|que");
        boolean theirOrders = IntStream.range(0, words.size()).anyMatch(words::isOrders);
        return newcomers && (listed || theirOrders);
    }

    /** "pedidos com frete": those that have one, not its sum. */
    private boolean ordersWith(int index) {
        return words.isOrders(index)
                && words.is(index + 1, Cue.WITH)
                && words.isField(index + 2)
                && !words.hasAny(Meaning.ConditionWord.class)
                && !words.has(Cue.HIGHEST)
                && !words.has(Cue.LOWEST);
    }

    /** "quantas venderam", of whom? */
    private boolean countOfDeeds(int index) {
        boolean deed =
                words.isMeasure(index + 1) && words.textAt(index + 1).matches("(vend|fatur)(eram|aram|em|am)|sold");
        boolean things = IntStream.range(0, words.size()).anyMatch(words::isThing) || nounValue();
        return words.is(index, Cue.HOW_MANY) && deed && !things;
    }

    static boolean says(Mention mention, Cue cue, String pattern) {
        return mention.is(cue) && Phrases.fold(mention.text()).matches(pattern);
    }
}
