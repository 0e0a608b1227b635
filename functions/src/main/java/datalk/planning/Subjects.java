package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the things that a question asks for: the stores of "quais lojas mais venderam". */
final class Subjects {
    private final SemanticModel model;
    private final Words words;
    private Optional<Subject> subject = Optional.empty();

    /** Things that are asked for and where they stand. */
    record Subject(int index, Dimension dimension, boolean plural, boolean asked, boolean counted) {}

    Subjects(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** Picks the things that a question word, a number or a list word stands before; else the first named. */
    void find() {
        List<Subject> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int index = i;
            thing(i).ifPresent(all::add);
            words.at(i, Meaning.ValueWord.class)
                    .filter(Meaning.ValueWord::noun)
                    .ifPresent(value ->
                            all.add(new Subject(index, entityOf(value), value.plural(), asked(index), counted(index))));
        }
        boolean others = all.stream().anyMatch(each -> !isCountRanked(each.index()));
        all.removeIf(each -> others && isCountRanked(each.index()));
        subject = all.stream()
                .filter(each -> ranked(each.index()))
                .findFirst()
                .or(() -> all.stream().filter(Subject::asked).findFirst())
                .or(() -> all.stream().findFirst());
    }

    /** "o maior número de lojas está em que cidade?": the stores are what cities are ranked by. */
    private boolean isCountRanked(int index) {
        return words.is(index - 1, Cue.HOW_MANY) && words.isSuperlative(index - 2);
    }

    /** "restaurantes" are stores, "canais próprios" are channels. */
    Dimension entityOf(Meaning.ValueWord value) {
        return model.dimension(
                value.candidates().get(0).dimension().name().startsWith("channel") ? "channel" : "store");
    }

    private Optional<Subject> thing(int index) {
        return words.isUsed(index)
                ? Optional.empty()
                : words.at(index, Meaning.DimensionWord.class)
                        .filter(word -> !word.dimension().name().equals("order"))
                        .map(word -> new Subject(index, word.dimension(), word.plural(), asked(index), counted(index)));
    }

    /** "shopping com mais lojas": what stands before "com mais" is ranked, not what stands behind. */
    private boolean ranked(int index) {
        boolean nounBehind =
                words.isValue(index) && words.dimensionAt(index - 1).isPresent(); // "redes de restaurantes"
        boolean clause = words.is(index + 1, Cue.WHICH) && words.isSuperlative(index + 2) && words.isThing(index + 3);
        return clause
                || !nounBehind
                        && words.is(index + 1, Cue.WITH)
                        && (words.is(index + 2, Cue.HIGHEST) || words.is(index + 2, Cue.LOWEST));
    }

    private boolean asked(int index) {
        int before = before(index);
        boolean person = words.is(before, Cue.WHICH)
                && Phrases.fold(words.get(before).text()).equals("quem");
        return words.is(before, Cue.WHICH) && !person && !isRelative(before) && (before == index - 1 || !isWhat(before))
                || words.is(before, Cue.LIST)
                || words.is(before, Cue.HOW_MANY)
                || words.isSuperlative(before) && !ofThem(before)
                || words.isNumber(index - 1);
    }

    /** "o pedido mais caro das lojas" is one of theirs, "as maiores lojas" are themselves the greatest. */
    private boolean ofThem(int superlative) {
        return words.get(superlative).to() < words.get(superlative + 1).from() && isOrder(superlative - 1);
    }

    private boolean isOrder(int index) {
        return words.isOrders(index) && !words.pluralAt(index) || words.isField(index);
    }

    /** "o valor que os clientes ouro gastaram": what they did, and not who they are. */
    private boolean isRelative(int which) {
        return words.textAt(which).matches("que|q|that")
                && IntStream.range(0, which)
                        .anyMatch(i -> words.isMeasure(i)
                                || words.isOrders(i)
                                || words.is(i, Cue.VALUE)
                                || words.is(i, Cue.MAXIMUM)
                                || words.is(i, Cue.MINIMUM)
                                || words.isField(i));
    }

    /** "what did silver customers spend", "para quem é cliente ouro" do not ask for customers. */
    private boolean isWhat(int index) {
        return Phrases.fold(words.get(index).text()).matches("what|quem|who");
    }

    /** What stands before a thing and the words that only qualify it. */
    private int before(int index) {
        int before = index - 1;
        while (words.is(before, Cue.ALL)
                || words.is(before, Cue.OF_THOSE)
                || words.is(before, Cue.REGISTERED)
                || words.isTime(before)
                || words.isNumber(before)
                || words.isValue(before)) {
            before--;
        }
        return before;
    }

    /** "quantas lojas …", or "lojas …, quantas?" */
    private boolean counted(int index) {
        int before = before(index);
        while (words.is(before, Cue.WHICH)) {
            before--;
        }
        return words.is(before, Cue.HOW_MANY) || index == firstThing() && countedFurtherOn(index);
    }

    /** "da base de clientes ouro, quantos não compraram": nothing that could be counted follows the word. */
    private boolean countedFurtherOn(int index) {
        for (int i = index + 1; i < words.size(); i++) {
            if (words.is(i, Cue.HOW_MANY)) {
                return !isOfOrders(i)
                        && IntStream.range(i + 1, words.size())
                                .noneMatch(next -> words.dimensionAt(next).isPresent()
                                                && !(words.isOrders(next) && isBounded(next))
                                        || words.isNounValue(next)
                                        || words.at(next, Meaning.MeasureWord.class)
                                                .filter(word -> word.measure().aggregate() != Aggregate.COUNT
                                                        || word.measure().name().startsWith("canceled"))
                                                .filter(any -> words.at(next - 1, Meaning.ConditionWord.class)
                                                        .isEmpty())
                                                .filter(any -> !isDeed(next))
                                                .isPresent());
            }
        }
        return false;
    }

    /** "nos shoppings de Natal, pedidos de março foram quantos?" */
    private boolean isOfOrders(int howMany) {
        int orders = howMany - 1;
        while (words.isTime(orders) || words.isValue(orders)) {
            orders--;
        }
        return words.isOrders(orders)
                && !isBounded(orders)
                && !words.is(orders - 1, Cue.WITH)
                && !words.is(orders - 1, Cue.WITHOUT);
    }

    /** The "pedidos" of "mais de 20 pedidos" is what a condition is on. */
    private boolean isBounded(int index) {
        return words.isCondition(index - 1);
    }

    /** "venderam", "compraram": what those counted did. */
    private boolean isDeed(int index) {
        return Phrases.fold(words.get(index).text()).matches("(vend|compr|fatur)(eram|aram|em|am)|sold|bought");
    }

    private int firstThing() {
        for (int i = 0; i < words.size(); i++) {
            boolean noun = words.isNounValue(i);
            if (noun || words.dimensionAt(i).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    Optional<Subject> subject() {
        return subject;
    }

    /** Whether "quantos" stands before orders. */
    boolean ordersCounted() {
        for (int i = 0; i < words.size(); i++) {
            boolean orders = words.isOrders(i);
            if (orders && counted(i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A noun that only carries what else is said: the "lojas" of "lojas de alimentação", the "pedidos" of a measure.
     */
    static boolean isCarrier(Mention mention, PlanDraft draft) {
        return mention.as(Meaning.DimensionWord.class)
                .filter(word -> carries(word.dimension(), draft))
                .isPresent();
    }

    private static boolean carries(Dimension dimension, PlanDraft draft) {
        return switch (dimension.name()) {
            case "order" -> draft.measure.isPresent();
            case "store" ->
                draft.measure.isPresent()
                        || filtered(draft, "segment", "store", "chain")
                        || bounded(draft, "store_plan_price");
            case "customer" ->
                draft.groupings.stream().anyMatch(each -> each.name().startsWith("customer"))
                        || filtered(draft, "customer_tier", "customer_city", "customer_state", "customer")
                        || draft.measure
                                .filter(measure -> measure.name().contains("customer"))
                                .isPresent()
                        || bounded(draft, "customer_birth_year");
            case "hub" ->
                filtered(draft, "hub", "city", "state")
                        || draft.groupings.stream()
                                .anyMatch(each -> List.of("city", "state").contains(each.name()));
            case "channel" -> filtered(draft, "channel", "channel_type");
            default -> filtered(draft, dimension.name()) || draft.groupings.contains(dimension);
        };
    }

    private static boolean bounded(PlanDraft draft, String field) {
        return draft.filters.stream()
                .anyMatch(filter -> filter.fold(
                        any -> false, within -> within.field().name().equals(field), any -> false));
    }

    private static boolean filtered(PlanDraft draft, String... dimensions) {
        return Stream.concat(draft.filters.stream(), Stream.concat(draft.part.stream(), draft.sides.stream()))
                .anyMatch(filter -> Stream.of(dimensions).anyMatch(filter::isOn));
    }
}
