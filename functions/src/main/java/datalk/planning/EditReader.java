package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the verbs of a follow-up that change the question before.
 *
 * <pre>
 * "troque a mediana pelo p90"   → p90
 * "exclua o canal WhatsApp"     → exceto o canal WhatsApp
 * "reduza para as 3 primeiras"  → as 3 primeiras
 * "sem separar por canal"       → without that grouping
 * </pre>
 *
 * <p>The same verbs ask to change data where there is no question before, or where they are said of what it did not
 * speak of.
 */
final class EditReader {
    private static final Set<Cue> STATISTICS =
            Set.of(Cue.MEDIAN, Cue.AVERAGE, Cue.MAXIMUM, Cue.MINIMUM, Cue.PERCENTILE, Cue.PERCENTILE_WORD);
    private static final Set<String> BY =
            Set.of("por", "pelo", "pela", "pelos", "pelas", "para", "pra", "pro", "by", "with", "for", "to");

    /** What can take the place of what. */
    private enum Kind {
        MEASURE,
        DIMENSION,
        VALUE,
        TIME,
        NUMBER,
        NONE
    }

    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;
    private final Optional<PlanDraft> previous;
    private final List<Dimension> ungrouped = new ArrayList<>();
    private final List<Value> replaced = new ArrayList<>();
    private boolean adds;

    EditReader(SemanticModel model, Words words, List<Mention> all, Optional<PlanDraft> previous) {
        this.model = model;
        this.words = words;
        this.all = all;
        this.previous = previous;
    }

    /** Takes the verbs out of the words, and what they do away with. */
    Edit read() {
        for (int i = 0; i < words.size(); i++) {
            Optional<Meaning.CueWord> verb = words.at(i, Meaning.CueWord.class).filter(word -> word.cue() == Cue.EDIT);
            if (verb.isPresent()) {
                edit(i, verb.get().detail());
            }
        }
        ungroup();
        adds = (adds || words.has(Cue.ALSO) && previous.isPresent()) && !words.has(Cue.INSTEAD);
        return new Edit(ungrouped, adds, replaced);
    }

    private void edit(int verb, String detail) {
        String text = words.get(verb).text();
        PlanDraft before = previous.orElseThrow(() -> new PlanningException(Issue.of(Reason.WRITE_REQUEST, text)));
        boolean done =
                switch (detail) {
                    case "replace" -> replace(verb, before);
                    case "drop" -> drop(verb, before);
                    case "add" -> add(verb, before);
                    default -> limit(verb, before);
                };
        if (!done) {
            throw new PlanningException(Issue.of(Reason.WRITE_REQUEST, text));
        }
    }

    /** "troque X por Y", "mude para Y": of the same kind, and X was in the question before. */
    private boolean replace(int verb, PlanDraft before) {
        int old = verb + 1;
        int fresh = old;
        String[] said = Phrases.fold(words.get(verb).text()).split(" ");
        boolean closed = BY.contains(said[said.length - 1]); // "change it to"
        while (!closed && fresh < words.size() && !isBehindBy(fresh)) {
            fresh++;
        }
        if (fresh == words.size()) {
            return false;
        }
        boolean separator = words.is(fresh, Cue.GROUP);
        int target = separator ? fresh + 1 : fresh;
        Kind kind = kind(target);
        boolean fits = kind != Kind.NONE
                && kind != Kind.NUMBER
                && (fresh == old || isTimeNoun(old, kind)
                        ? said(target, before)
                        : kind(old) == kind && said(old, before) && isNamed(old, fresh, before));
        if (fits) {
            valuesAt(old, fresh).forEach(replaced::add);
            int until = separator && kind != Kind.DIMENSION ? fresh + 1 : fresh;
            remove(verb, until);
            if (kind == Kind.DIMENSION && !words.is(verb, Cue.GROUP) && !words.is(verb, Cue.GRAIN)) {
                insertGroup(verb);
            }
        }
        return fits;
    }

    /** Of values, only one that the question before named can be replaced. */
    private boolean isNamed(int from, int to, PlanDraft before) {
        List<Value> values = valuesAt(from, to).toList();
        return values.isEmpty()
                || filters(before).anyMatch(filter -> filter.values().stream().anyMatch(values::contains));
    }

    private Stream<Value> valuesAt(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(index -> words.at(index, Meaning.ValueWord.class).stream())
                .flatMap(word -> word.candidates().stream())
                .flatMap(candidate -> candidate.values().stream());
    }

    /** "mude o mês para fevereiro" */
    private boolean isTimeNoun(int index, Kind target) {
        return target == Kind.TIME
                && words.dimensionAt(index).filter(Dimension::isTime).isPresent();
    }

    private boolean isBehindBy(int index) {
        int from = words.get(index - 1).to();
        return isBy(words.get(index))
                || all.stream()
                        .anyMatch(mention -> mention.from() >= from
                                && mention.to() <= words.get(index).from()
                                && isBy(mention));
    }

    private static boolean isBy(Mention mention) {
        return BY.contains(Phrases.fold(mention.text()).split(" ")[0]);
    }

    private void insertGroup(int index) {
        Mention next = words.get(index);
        words.insert(index, new Mention(new Meaning.CueWord(Cue.GROUP, ""), next.from(), next.from(), next.text()));
    }

    private void remove(int from, int to) {
        for (int i = from; i < to; i++) {
            words.remove(from);
        }
    }

    /** "exclua o WhatsApp" leaves it out; "tire a quebra por canal" leaves the grouping out. */
    private boolean drop(int verb, PlanDraft before) {
        int next = verb + 1;
        if (words.is(next, Cue.ALSO)) {
            words.remove(next);
        }
        if (words.is(next, Cue.SPLIT) || words.is(next, Cue.GROUP) || words.is(next, Cue.UNGROUP)) {
            words.replace(verb, new Meaning.CueWord(Cue.UNGROUP, ""), 2);
            return true;
        }
        boolean noun = words.dimensionAt(next).isPresent();
        int value = noun ? next + 1 : next;
        boolean name = words.isValue(value) && !isRecordById(value);
        if (name) {
            adds = true;
            words.replace(verb, new Meaning.CueWord(Cue.EXCEPT, ""), 1);
        }
        return name && summarizes(before);
    }

    private boolean add(int verb, PlanDraft before) {
        int next = verb + 1;
        if (words.is(next, Cue.SPLIT) || words.is(next, Cue.GROUP)) {
            adds = true;
            words.remove(verb);
            return true;
        }
        boolean noun = words.dimensionAt(next).isPresent();
        adds = said(noun ? next + 1 : next, before) && kind(noun ? next + 1 : next) == Kind.VALUE;
        words.remove(verb);
        return adds;
    }

    /** "reduza para 3" of a ranking; "reduza a lista para os cancelados" is a filter like any other. */
    private boolean limit(int verb, PlanDraft before) {
        boolean number = words.hasAny(Meaning.NumberWord.class) && before.ranking.isPresent();
        boolean time = words.hasAny(Meaning.TimeWord.class) && !before.periods.isEmpty();
        words.remove(verb);
        return number || time;
    }

    private static boolean summarizes(PlanDraft before) {
        return before.measure.isPresent();
    }

    /** A record named by its number is more likely to be changed than left out. */
    private boolean isRecordById(int index) {
        return words.get(index).text().matches(".*\\d+") && kind(index) == Kind.VALUE;
    }

    private Kind kind(int index) {
        boolean orders = words.isOrders(index);
        boolean statistic = words.at(index, Meaning.CueWord.class)
                .filter(word -> STATISTICS.contains(word.cue()))
                .isPresent();
        if (orders || statistic || words.isFigure(index)) {
            return Kind.MEASURE;
        }
        if (words.dimensionAt(index).isPresent() || words.is(index, Cue.GRAIN)) {
            return words.isValue(index + 1) ? Kind.VALUE : Kind.DIMENSION;
        }
        if (words.isValue(index)) {
            return Kind.VALUE;
        }
        if (words.isTime(index)) {
            return Kind.TIME;
        }
        return words.isNumber(index) ? Kind.NUMBER : Kind.NONE;
    }

    /** Whether the question before had something of that kind, or of that dimension. */
    private boolean said(int index, PlanDraft before) {
        return switch (kind(index)) {
            case MEASURE -> before.measure.isPresent();
            case DIMENSION -> !before.groupings.isEmpty();
            case TIME -> !before.periods.isEmpty();
            case VALUE -> filters(before).anyMatch(filter -> namesValueOf(index, filter.dimension()));
            case NUMBER, NONE -> false;
        };
    }

    private static Stream<Filter.OneOf> filters(PlanDraft before) {
        return Stream.of(before.filters.stream(), before.part.stream(), before.sides.stream())
                .flatMap(any -> any)
                .flatMap(filter -> filter.asOneOf().stream());
    }

    private boolean namesValueOf(int index, Dimension dimension) {
        int value = words.dimensionAt(index).isPresent() ? index + 1 : index;
        return words.at(value, Meaning.ValueWord.class).stream()
                .flatMap(word -> word.candidates().stream())
                .anyMatch(candidate -> candidate.dimension().equals(dimension));
    }

    /** "sem separar por canal", "sem canal", "não por canal", "só o total". */
    private void ungroup() {
        for (int i = 0; i < words.size(); i++) {
            boolean lacking = words.is(i, Cue.WITHOUT) || words.is(i, Cue.NOT);
            int next = words.is(i + 1, Cue.GROUP) || words.is(i + 1, Cue.SPLIT) ? i + 2 : i + 1;
            Optional<Dimension> grouping = grouping(next).filter(this::groupedBefore);
            boolean bare = words.is(i, Cue.UNGROUP) && grouping.isEmpty();
            if ((words.is(i, Cue.UNGROUP) || lacking) && grouping.isPresent()) {
                ungrouped.add(grouping.get());
                remove(i, next + 1);
                i--;
            } else if (bare || words.is(i, Cue.TOGETHER) && saysNothingElse()) {
                previous.ifPresent(before -> ungrouped.addAll(before.groupings));
                words.remove(i);
                i--;
            }
        }
    }

    private boolean saysNothingElse() {
        return previous.isPresent() && !words.hasAny(Meaning.ValueWord.class) && !words.has(Cue.GROUP);
    }

    private Optional<Dimension> grouping(int index) {
        return words.dimensionAt(index).or(() -> words.at(index, Meaning.CueWord.class)
                .filter(word -> word.cue() == Cue.GRAIN)
                .map(word -> model.dimension(word.detail())));
    }

    private boolean groupedBefore(Dimension dimension) {
        return previous.filter(before -> before.groupings.contains(dimension)).isPresent();
    }
}
