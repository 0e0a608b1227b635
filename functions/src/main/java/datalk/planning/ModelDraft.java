package datalk.planning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a model proposes: a word for each slot, and nothing that is not in the vocabulary.
 *
 * <p>Example: {@code {"w1": "measure", "shape": "summary", "measure": "revenue", "v1": "only"}}. The values, times and
 * numbers themselves are never the model's: it says what is to be done with those that were found.
 */
record ModelDraft(Map<String, String> slots) {
    static final String NONE = "none";
    static final String SHAPE = "shape";
    static final String MEASURE = "measure";
    static final String STATISTIC = "statistic";
    static final List<String> GROUPS = List.of("group_1", "group_2");
    static final String ORDER = "order";
    static final String SUBJECT = "subject";
    /** Before the number of a word that is not read, of a value, of a condition. */
    static final String WORD = "w";

    static final String VALUE = "v";
    static final String CONDITION = "c";

    ModelDraft {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    /** What stands in the slot; {@code none} where nothing does. */
    String get(String slot) {
        return slots.getOrDefault(slot, NONE);
    }

    boolean has(String slot) {
        return !get(slot).equals(NONE);
    }

    String word(int number) {
        return get(WORD + number);
    }

    String value(int number) {
        return get(VALUE + number);
    }

    String condition(int number) {
        return get(CONDITION + number);
    }

    /** Whether an unknown word is taken for a kind of thing. It may be a kind that the data do not have: waiters. */
    boolean namesThings() {
        return slots.entrySet().stream()
                .anyMatch(slot ->
                        slot.getKey().matches("w\\d+") && slot.getValue().equals("group"));
    }

    /** The slots that say something, in order. */
    Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>(slots);
        said.values().removeIf(NONE::equals);
        return said;
    }

    /** What it says, as it is shown to the model and kept. Its words need no escaping: all are of the vocabulary. */
    String json() {
        return said().entrySet().stream()
                .map(slot -> "\"" + slot.getKey() + "\":\"" + slot.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
