package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Refuses what speaks of an answer before, or changes a question before, in a way that no rule reads. */
final class FollowUpCheck {
    private static final Pattern OTHERS =
            Pattern.compile("(d|n)?(ela|ele|elas|eles)|d?ess[ae]s|d?est[ae]s|its|she|he|they|their|them"
                    + "|(of|among) (those|these|them)");
    private static final Pattern IT =
            Pattern.compile(".*\\b(did|does|has|had|is) it (sell|have|get|make|earn|receive|bring|sold|had|in)\\b.*");
    private static final Pattern THEY_DID = Pattern.compile("(.* )?[a-z]+[aei]ram");
    private static final Pattern IT_DID = Pattern.compile("(.* )?[a-z]+(eu|ou)");
    private static final Pattern HAD = Pattern.compile("tiveram|fizeram|receberam|teve|fez|recebeu");

    private final Words words;
    private final List<Mention> all;
    private final FollowUp followUp;

    FollowUpCheck(Words words, List<Mention> all, FollowUp followUp) {
        this.words = words;
        this.all = all;
        this.followUp = followUp;
    }

    void check(PlanDraft draft) {
        boolean nobody = followUp.previous().isEmpty() && saysPronoun() && !namesAny();
        boolean unread = followUp.previous().isPresent()
                && (followUp.isEdit(draft) ? changesTooMuch(draft) : speaksOfOthers(draft));
        boolean ofThose = followUp.previous()
                .filter(before -> countsGroups(before) || narrowsByOther(draft, before) || listsCounted(before))
                .isPresent();
        if (nobody || unread || ofThose) {
            throw new PlanningException(Issue.of(Reason.UNSUPPORTED));
        }
    }

    private boolean changesTooMuch(PlanDraft draft) {
        PlanDraft before = followUp.previous().orElseThrow();
        boolean counted = words.has(Cue.HOW_MANY) && !words.hasAny(Meaning.MeasureWord.class);
        boolean answered = before.ranking.isPresent()
                || (!before.having.isEmpty() || before.shape == Shape.ABSENCE || before.shape == Shape.LISTING)
                        && !counted;
        boolean reshaped = draft.shape != Shape.SUMMARY && draft.shape != before.shape;
        boolean others = speaksOfOthers(draft) && (answered || reshaped);
        boolean eachOf = words.find(Cue.EACH_OF) >= 0 && draft.groupings.isEmpty();
        boolean conditionOnAll = !draft.having.isEmpty()
                && (draft.groupings.isEmpty() || followUp.isFragment())
                && before.groupings.isEmpty();
        return others
                || eachOf
                || conditionOnAll
                || otherSides(draft, before)
                || otherPart(draft, before)
                || ofRows(draft, before)
                || inOrders(draft, before)
                || countsOther(draft, before)
                || ofAnother(draft, before)
                || ofOtherPlace(draft, before)
                || ofCount(draft, before)
                || both(draft)
                || isOf(draft, before);
    }

    /** "quantas por segmento?" of stores without sales, or with more than 50 orders: of those, by group. */
    private boolean countsGroups(PlanDraft before) {
        boolean some = before.shape == Shape.ABSENCE || before.shape == Shape.MEMBERSHIP || !before.having.isEmpty();
        return some && words.is(0, Cue.HOW_MANY) && words.is(1, Cue.GROUP);
    }

    /** "só das lojas com mais de 10 pedidos" of what they sold: it would be their orders. */
    private boolean narrowsByOther(PlanDraft draft, PlanDraft before) {
        boolean named = IntStream.range(0, words.size()).anyMatch(i -> words.isThing(i) && words.pluralAt(i));
        return words.has(Cue.ONLY)
                && named
                && !before.groupings.isEmpty()
                && draft.having.stream().anyMatch(having -> before.measure
                        .filter(measure -> !measure.equals(having.measure()))
                        .isPresent());
    }

    /** "quais do Cedro?" where they were counted before. */
    private boolean listsCounted(PlanDraft before) {
        boolean counted = before.counted
                || before.measure
                        .filter(measure -> measure.aggregate() == Aggregate.COUNT)
                        .filter(measure -> !measure.source().name().equals("orders"))
                        .isPresent();
        return counted && words.textAt(0).matches("quais|which|who") && !words.isThing(1) && !words.has(Cue.HIGHEST);
    }

    /** "e que o Mirante?": which of the two that were compared it takes the place of is not said. */
    private static boolean otherSides(PlanDraft draft, PlanDraft before) {
        boolean alike = named(draft.filters).anyMatch(filter -> named(before.sides)
                .anyMatch(side -> FilterMerge.alike(side.dimension(), filter.dimension())));
        boolean two = before.shape == Shape.DIFFERENCE
                && (draft.ends.size() == 2
                        || named(draft.filters)
                                .anyMatch(filter -> filter.values().size() > 1));
        return alike || two || !draft.sides.isEmpty() && !before.sides.equals(draft.sides);
    }

    /** "só os do Rio" of a mall's share: narrows the whole, or names another part. */
    private boolean otherPart(PlanDraft draft, PlanDraft before) {
        Optional<Filter.OneOf> part = before.part.flatMap(Filter::asOneOf);
        return part.isPresent()
                && words.has(Cue.ONLY)
                && named(draft.filters)
                        .anyMatch(filter -> FilterMerge.alike(part.get().dimension(), filter.dimension())
                                && !part.get().dimension().equals(filter.dimension()));
    }

    /** "só o WhatsApp" of the share of each channel would be all of what is left. */
    private static boolean ofRows(PlanDraft draft, PlanDraft before) {
        return before.shape == Shape.SHARE
                && before.part.isEmpty()
                && draft.groupings.isEmpty()
                && named(draft.filters).anyMatch(filter -> before.groupings.stream()
                        .anyMatch(grouping -> FilterMerge.alike(grouping, filter.dimension())));
    }

    /** "em pedidos acima de 100 reais": how many they are, or what was asked before of them. */
    private boolean inOrders(PlanDraft draft, PlanDraft before) {
        boolean some = draft.filters.stream().anyMatch(filter -> filter.asOneOf()
                .map(named -> named.dimension().name().equals("status"))
                .orElse(true));
        return some
                && followUp.isFragment()
                && !followUp.isOfSome()
                && FollowUp.countsOrders(draft)
                && !FollowUp.countsOrders(before);
    }

    /** "e quantos em abril?" after what was no number of things. */
    private boolean countsOther(PlanDraft draft, PlanDraft before) {
        return words.textAt(words.find(Cue.HOW_MANY)).matches("quant[oa]s|how many")
                && draft.measure.isEmpty()
                && draft.subject.isEmpty()
                && !words.has(Cue.OF_THOSE)
                && before.shape == Shape.SUMMARY
                && before.having.isEmpty()
                && before.measure
                        .filter(measure -> measure.unit() != Unit.COUNT)
                        .isPresent();
    }

    /** "e do tempo de preparo?" after a percentile: the percentile of that, or the time itself. */
    private boolean ofAnother(PlanDraft draft, PlanDraft before) {
        Set<Aggregate> statistics = Set.of(Aggregate.PERCENTILE, Aggregate.MINIMUM, Aggregate.MAXIMUM);
        boolean of = all.size() > 1 && all.get(0).is(Cue.AND) && all.get(1).is(Cue.OF);
        return of
                && before.measure
                        .filter(measure -> statistics.contains(measure.aggregate()))
                        .isPresent()
                && draft.measure
                        .filter(measure -> !statistics.contains(measure.aggregate()))
                        .flatMap(Measure::field)
                        .isPresent();
    }

    /** "clientes por cidade", "e o faturamento?": by where they live, or by where it was sold. */
    private static boolean ofOtherPlace(PlanDraft draft, PlanDraft before) {
        boolean homes = places(before).anyMatch(name -> name.startsWith("customer_"));
        boolean shops = places(draft).anyMatch(name -> !name.startsWith("customer_"));
        boolean registered = before.measure
                .filter(measure -> measure.source().name().equals("customers"))
                .isPresent();
        boolean sold = draft.measure
                .filter(measure -> measure.source().name().equals("orders"))
                .isPresent();
        return homes && shops || registered && sold && places(before).findAny().isPresent();
    }

    private static Stream<String> places(PlanDraft draft) {
        return Stream.concat(draft.groupings.stream(), named(draft.filters).map(Filter.OneOf::dimension))
                .map(Dimension::name)
                .filter(name -> name.matches("(customer_)?(city|state)"));
    }

    /** "quantas lojas tiveram mais de 20 pedidos?", "e o faturamento?": of those, and no number of them. */
    private static boolean ofCount(PlanDraft draft, PlanDraft before) {
        boolean counted =
                before.shape == Shape.GROUP_COUNT || before.shape == Shape.ABSENCE || before.shape == Shape.MEMBERSHIP;
        boolean another = draft.measure.isPresent() && draft.having.isEmpty() && draft.subject.isEmpty();
        return counted && (another || before.shape == Shape.GROUP_COUNT && !draft.groupings.isEmpty());
    }

    /** "de que cidade é?" after the first of a ranking: of that one, and not of all. */
    private boolean isOf(PlanDraft draft, PlanDraft before) {
        return before.ranking.isPresent()
                && draft.ranking.isEmpty()
                && !draft.groupings.isEmpty()
                && words.has(Cue.WHICH)
                && all.stream().anyMatch(mention -> mention.text().matches("(?i)é|eh|fica|is|was|located"));
    }

    /** "os dois": a number alone ranks only what was ranked. */
    private boolean both(PlanDraft draft) {
        boolean superlative = words.has(Cue.HIGHEST) || words.has(Cue.LOWEST) || words.has(Cue.BEST);
        return draft.ranking.isPresent()
                && !superlative
                && !words.has(Cue.ORDERED)
                && words.hasAny(Meaning.NumberWord.class)
                && !followUp.previousRanked();
    }

    private static Stream<Filter.OneOf> named(List<Filter> filters) {
        return filters.stream().flatMap(filter -> filter.asOneOf().stream());
    }

    /** "delas", "its", "quanto venderam?", "com quantidade de lojas": what the answer before was about. */
    private boolean speaksOfOthers(PlanDraft draft) {
        PlanDraft before = followUp.previous().orElseThrow();
        boolean ofAll = before.shape == Shape.SUMMARY && before.filters.isEmpty() && before.groupings.isEmpty();
        boolean unsaid = draft.groupings.isEmpty() && draft.ranking.isEmpty() && !namesAny();
        boolean listed = before.shape == Shape.LISTING || before.shape == Shape.ABSENCE;
        boolean column = listed && words.is(0, Cue.WITH) && draft.measure.isPresent();
        boolean howMany = words.size() == 2 && words.has(Cue.HOW_MANY) && !before.filters.isEmpty();
        return saysPronoun()
                || didAlone()
                || howMany && draft.subject.isPresent()
                || unsaid && (did(THEY_DID) || !ofAll && (did(IT_DID) || says(HAD)))
                || column;
    }

    /** "quantos compraram em Curitiba?" where it was not told before who. */
    private boolean didAlone() {
        return followUp.counted().isEmpty()
                && !words.hasAny(Meaning.DimensionWord.class)
                && words.textAt(words.find(Cue.HOW_MANY) + 1).matches("(compr|vend|fatur|gast)(aram|eram)|bought|sold")
                && words.has(Cue.HOW_MANY);
    }

    private boolean saysPronoun() {
        String said = all.stream().map(mention -> Phrases.fold(mention.text())).collect(Collectors.joining(" "));
        return says(OTHERS) || IT.matcher(said).matches();
    }

    private boolean says(Pattern word) {
        return all.stream()
                .anyMatch(mention -> word.matcher(Phrases.fold(mention.text())).matches());
    }

    private boolean did(Pattern verb) {
        return words.all().stream()
                .filter(mention -> mention.as(Meaning.MeasureWord.class).isPresent())
                .anyMatch(mention -> verb.matcher(Phrases.fold(mention.text())).matches());
    }

    private boolean namesAny() {
        return words.hasAny(Meaning.ValueWord.class)
                || words.all().stream()
                        .flatMap(mention -> mention.as(Meaning.DimensionWord.class).stream())
                        .anyMatch(word -> !word.dimension().name().equals("order"));
    }
}
