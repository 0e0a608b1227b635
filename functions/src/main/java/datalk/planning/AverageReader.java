package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.BucketAverage;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads one mean of all days, weeks or months: "média diária de pedidos", "quanto vendemos em média por semana".
 *
 * <p>Only where no other reader takes the word: an average ticket, fee or time is of single orders, by day or not. And
 * only of everything together: "uma loja recebe em média …" asks for the mean of each, which is another number.
 */
final class AverageReader {
    private static final Pattern ONE_PT = Pattern.compile("(.* )?(num|numa|um|uma)");
    private static final Pattern ONE_EN = Pattern.compile("(.* )?(a|an|one)");
    private static final Pattern NUMBER = Pattern.compile("(numero|nro|quantidade|contagem|number|count)( .*)?");
    private static final List<Cue> OF_SEVERAL = List.of(Cue.TREND, Cue.EACH_OF, Cue.ORDERED, Cue.OF_THOSE, Cue.SPLIT);

    private final Words words;
    private final List<Mention> all;
    private final Pattern one;

    AverageReader(Words words, List<Mention> all, Language language) {
        this.words = words;
        this.all = all;
        this.one = language == Language.PT ? ONE_PT : ONE_EN;
    }

    /** "em média, quantos pedidos num dia", "orders a day on average": by day. */
    void group(PlanDraft draft) {
        for (int i = 0; i < words.size() && words.has(Cue.AVERAGE); i++) {
            Optional<Dimension> grain = words.dimensionAt(i).filter(each -> each.kind() == Dimension.Kind.GRAIN);
            if (grain.isPresent() && !words.isUsed(i) && !words.pluralAt(i) && saysOne(i)) {
                words.use(i);
                draft.groupings.add(grain.get());
            }
        }
    }

    private boolean saysOne(int index) {
        return all.stream()
                .filter(mention -> mention.to() <= words.get(index).from() && !mention.is(Cue.AVERAGE))
                .reduce((first, second) -> second)
                .filter(mention -> one.matcher(Phrases.fold(mention.text())).matches())
                .isPresent();
    }

    /** Makes the draft a mean, where its words ask for one and nothing else. */
    void read(PlanDraft draft, SemanticModel model, FollowUp followUp, int periods) {
        Optional<PlanDraft> before = followUp.previous().filter(any -> followUp.isEdit(draft));
        Optional<Measure> measure = draft.measure.or(() -> before.flatMap(each -> each.measure));
        List<Dimension> groupings =
                draft.groupings.isEmpty() ? before.map(each -> each.groupings).orElse(List.of()) : draft.groupings;
        boolean byOneGrain = groupings.size() == 1 && groupings.get(0).kind() == Dimension.Kind.GRAIN;
        if (words.find(Cue.AVERAGE) >= 0
                && periods < 2
                && byOneGrain
                && isPlain(draft)
                && before.map(AverageReader::isPlain).orElse(true)
                && measure.filter(each -> asksFor(each, model)).isPresent()) {
            words.useAll(Cue.AVERAGE);
            draft.shape = Shape.BUCKET_AVERAGE;
        }
    }

    /** Whether there is nothing but a total or its trend, so that laying a mean over it drops nothing. */
    private static boolean isPlain(PlanDraft draft) {
        return (draft.shape == Shape.SUMMARY || draft.shape == Shape.BUCKET_AVERAGE)
                && draft.groupings.stream().allMatch(each -> each.kind() == Dimension.Kind.GRAIN)
                && draft.ranking.isEmpty()
                && draft.having.isEmpty()
                && draft.part.isEmpty()
                && draft.subject.isEmpty()
                && draft.periods.size() < 2
                && !draft.rowPerValue;
    }

    /** Whether the words ask for one mean of that measure over all its records. */
    boolean asksFor(Measure measure, SemanticModel model) {
        boolean several = OF_SEVERAL.stream().anyMatch(words::has)
                || IntStream.range(0, words.size()).anyMatch(i -> isBeside(i) || isSeveral(i) || isOfEach(i, measure));
        boolean number = measure.aggregate() == Aggregate.SUM
                && all.stream().anyMatch(mention -> NUMBER.matcher(Phrases.fold(mention.text()))
                        .matches());
        return words.has(Cue.AVERAGE)
                && BucketAverage.isOf(measure)
                && !several
                && !number // "número médio de vendas por dia" is no money
                && !(measure.unit() == Unit.COUNT && asksForMoney())
                && (isOfTotals(measure, model) || isOfBuckets(words));
    }

    /** "quanto somaram em média por dia os pedidos"; "quanto foi a média diária de pedidos" is how many they were. */
    private boolean asksForMoney() {
        boolean howMuch = words.has(Cue.HOW_MUCH) && !words.hasAny(Meaning.MeasureWord.class);
        return words.has(Cue.VALUE) || howMuch && isAdverb();
    }

    /** "pedidos por dia e a média", "média e total por dia": two things at once. */
    private boolean isBeside(int index) {
        return index > 0 && words.is(index, Cue.AND) && !(words.isValue(index - 1) && words.isValue(index + 1));
    }

    /** "as médias diárias", "daily averages" are a list; "as vendas médias diárias" are not. */
    private boolean isSeveral(int index) {
        int before = words.is(index - 1, Cue.GRAIN) ? index - 2 : index - 1;
        boolean adjective = words.isMeasure(before) || words.isOrders(before);
        String text = words.is(index, Cue.AVERAGE) ? words.textAt(index) : "";
        return text.matches("averages|means") || text.equals("medias") && !adjective;
    }

    /** "uma loja", "o cliente ouro", "a média dos shoppings", "um pedido": of each of them, or of all? */
    private boolean isOfEach(int index, Measure measure) {
        Optional<Meaning.DimensionWord> word = words.at(index, Meaning.DimensionWord.class);
        boolean thing = words.isThing(index)
                && !measure.name()
                        .contains(word.orElseThrow().dimension().plural().en());
        boolean narrowed = words.pluralAt(index) && (words.isValue(index + 1) || words.isValue(index - 1));
        boolean order = words.isOrders(index) && !words.pluralAt(index);
        boolean noun = words.at(index, Meaning.ValueWord.class)
                        .filter(value -> value.noun() && !value.plural())
                        .isPresent()
                && saysOne(index);
        return thing && !narrowed || order || noun;
    }

    /** Whether no order has the number: an order's amount has an average of its own name, and things are counted. */
    private static boolean isOfTotals(Measure measure, SemanticModel model) {
        return switch (measure.aggregate()) {
            case SUM ->
                new Statistics(model)
                        .namedAverage(measure.field().orElseThrow())
                        .isPresent();
            case DIFFERENCE -> false;
            default -> true;
        };
    }

    /** "vendemos em média", "média diária": not of the thing that is named beside it, as "conta média" is. */
    boolean isBesideVerb() {
        return isAdverb() || isOfBuckets(words);
    }

    private boolean isAdverb() {
        return IntStream.range(0, words.size())
                .anyMatch(i -> words.is(i, Cue.AVERAGE) && words.textAt(i).matches("(em|na|on) .*"));
    }

    /** "média diária do custo de entrega": of days, where "custo médio por dia" may be of orders. */
    static boolean isOfBuckets(Words words) {
        return IntStream.range(0, words.size())
                .filter(i -> words.is(i, Cue.AVERAGE))
                .anyMatch(i -> Stream.of(i - 1, i + 1).anyMatch(next -> words.is(next, Cue.GRAIN))
                        && IntStream.range(0, i).noneMatch(words::isMeasure));
    }
}
