package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The mentions of a question that say something, with a mark on each that a rule has used.
 *
 * <p>What is left unmarked in the end was not understood.
 */
final class Words {
    private final List<Mention> mentions = new ArrayList<>();
    private final BitSet used = new BitSet();
    private final BitSet settled = new BitSet();

    Words(List<Mention> all) {
        for (Mention mention : all) {
            if (!mention.is(Cue.VOID) && !mention.is(Cue.OF)) {
                mentions.add(mention);
            }
        }
    }

    int size() {
        return mentions.size();
    }

    Mention get(int index) {
        return mentions.get(index);
    }

    boolean isUsed(int index) {
        return used.get(index);
    }

    void use(int index) {
        used.set(index);
    }

    /**
     * Tells that what is written there has been read as part of something else, and leaves no mark of its own: the two
     * types of "é marketplace ou canal próprio?" are no filter.
     */
    void settle(int index, int count) {
        settled.set(mentions.get(index).from(), mentions.get(index + count - 1).to());
    }

    boolean isSettled(Mention mention) {
        return settled.get(mention.from());
    }

    /** Whether that mention exists and is that cue. */
    boolean is(int index, Cue cue) {
        return index >= 0 && index < mentions.size() && mentions.get(index).is(cue);
    }

    <M extends Meaning> Optional<M> at(int index, Class<M> kind) {
        return index >= 0 && index < mentions.size() ? mentions.get(index).as(kind) : Optional.empty();
    }

    /** The dimension that is named at {@code index}. */
    Optional<Dimension> dimensionAt(int index) {
        return at(index, Meaning.DimensionWord.class).map(Meaning.DimensionWord::dimension);
    }

    /** Whether a dimension is named there, as several: "lojas". */
    boolean pluralAt(int index) {
        return at(index, Meaning.DimensionWord.class)
                .map(Meaning.DimensionWord::plural)
                .orElse(false);
    }

    /** What is written there, without case and accents; nothing beyond the ends. */
    String textAt(int index) {
        return index >= 0 && index < size() ? Phrases.fold(mentions.get(index).text()) : "";
    }

    boolean isSuperlative(int index) {
        return is(index, Cue.HIGHEST) || is(index, Cue.LOWEST);
    }

    /** "o maior" is one, "os maiores" are several. */
    boolean isOneSuperlative(int index) {
        return isSuperlative(index) && !textAt(index).matches(".*(maiores|menores|top).*|.*s");
    }

    boolean isOrders(int index) {
        return dimensionAt(index)
                .filter(dimension -> dimension.name().equals("order"))
                .isPresent();
    }

    boolean isCustomers(int index) {
        return dimensionAt(index)
                .filter(dimension -> dimension.name().equals("customer"))
                .isPresent();
    }

    /** Whether stores, malls, channels or customers are named there. */
    boolean isThing(int index) {
        return dimensionAt(index)
                .filter(dimension -> dimension.kind() == Dimension.Kind.ENTITY && !isOrders(index))
                .isPresent();
    }

    /** Whether a unit of the calendar is named there, and none of its periods: "mês". */
    boolean isTimeUnit(int index) {
        return dimensionAt(index)
                .filter(dimension -> dimension.kind() == Dimension.Kind.GRAIN)
                .isPresent();
    }

    boolean isMeasure(int index) {
        return at(index, Meaning.MeasureWord.class).isPresent();
    }

    boolean isMeasure(int index, String name) {
        return at(index, Meaning.MeasureWord.class)
                .filter(word -> word.measure().name().equals(name))
                .isPresent();
    }

    boolean isField(int index) {
        return at(index, Meaning.FieldWord.class).isPresent();
    }

    /** Whether something is named there that has a number: a measure, or a field of each record. */
    boolean isFigure(int index) {
        return isMeasure(index) || isField(index);
    }

    boolean isCondition(int index) {
        return at(index, Meaning.ConditionWord.class).isPresent();
    }

    boolean isNumber(int index) {
        return at(index, Meaning.NumberWord.class).isPresent();
    }

    boolean isUnknown(int index) {
        return at(index, Meaning.UnknownWord.class).isPresent();
    }

    boolean isValue(int index) {
        return at(index, Meaning.ValueWord.class).isPresent();
    }

    /** Whether things are named there by what they are: "restaurantes". */
    boolean isNounValue(int index) {
        return at(index, Meaning.ValueWord.class)
                .filter(Meaning.ValueWord::noun)
                .isPresent();
    }

    /** What the value that is named there is a value of; of several readings the likeliest. */
    Optional<Dimension> valueDimension(int index) {
        return at(index, Meaning.ValueWord.class)
                .map(word -> word.candidates().get(0).dimension());
    }

    boolean isTime(int index) {
        return at(index, Meaning.TimeWord.class).isPresent();
    }

    /** Where the first unused cue of that kind stands; −1 where none does. */
    int find(Cue cue) {
        for (int i = 0; i < size(); i++) {
            if (!used.get(i) && is(i, cue)) {
                return i;
            }
        }
        return -1;
    }

    boolean has(Cue cue) {
        return mentions.stream().anyMatch(mention -> mention.is(cue));
    }

    /** Marks every cue of those kinds. */
    void useAll(Cue... cues) {
        for (int i = 0; i < size(); i++) {
            for (Cue cue : cues) {
                if (is(i, cue)) {
                    used.set(i);
                }
            }
        }
    }

    /** Where unused mentions of that meaning stand. */
    <M extends Meaning> List<Integer> unused(Class<M> kind) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (!used.get(i) && at(i, kind).isPresent()) {
                indices.add(i);
            }
        }
        return indices;
    }

    <M extends Meaning> boolean hasAny(Class<M> kind) {
        return mentions.stream().anyMatch(mention -> mention.as(kind).isPresent());
    }

    void replace(int index, Meaning meaning, int count) {
        Mention first = mentions.get(index);
        Mention last = mentions.get(index + count - 1);
        StringBuilder text = new StringBuilder();
        mentions.subList(index, index + count)
                .forEach(mention -> text.append(text.length() == 0 ? "" : " ").append(mention.text()));
        mentions.set(index, new Mention(meaning, first.from(), last.to(), text.toString()));
        for (int i = 1; i < count; i++) {
            mentions.remove(index + 1);
        }
    }

    void remove(int index) {
        mentions.remove(index);
    }

    void insert(int index, Mention mention) {
        mentions.add(index, mention);
    }

    List<Mention> all() {
        return List.copyOf(mentions);
    }

    /** The mentions that no rule has used. */
    List<Mention> left() {
        List<Mention> left = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (!used.get(i)) {
                left.add(mentions.get(i));
            }
        }
        return left;
    }

    /**
     * Whether a word of a stretch, as in "segunda a sexta", is written between the two; {@code all} has the small
     * words.
     */
    static boolean isStretch(Mention one, Mention other, List<Mention> all) {
        return all.stream()
                .filter(mention -> mention.from() >= one.to() && mention.to() <= other.from())
                .anyMatch(mention -> mention.text().toLowerCase(Locale.ROOT).matches("a|à|ate|até|to|through"));
    }
}
