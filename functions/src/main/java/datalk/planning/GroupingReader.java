package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what a question groups by: "por canal e mês", "em cada shopping", "série diária". */
final class GroupingReader {
    private static final Map<String, String> UNITS =
            Map.of("day", "dias|days", "week", "semanas|weeks", "month", "meses|months");

    private final SemanticModel model;
    private final Words words;
    private final Doers doers;

    GroupingReader(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
        this.doers = new Doers(words);
    }

    void read(PlanDraft draft) {
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, Cue.GROUP)) {
                group(draft, i);
            }
            if (words.is(i, Cue.EACH_OF)
                    && words.pluralAt(i + 1)
                    && groupable(i + 1).isPresent()) {
                words.use(i);
                words.use(i + 1);
                add(draft, groupable(i + 1).get()); // "cada um dos shoppings"
            }
            if (words.is(i, Cue.EACH_OF) && unitsAt(i + 1).isPresent()) {
                words.use(i);
                add(draft, model.dimension(unitsAt(i + 1).get())); // "em cada um dos últimos 10 dias"
            }
            if (words.is(i, Cue.EACH_OF) && !words.isUsed(i)) {
                eachNamedBefore(draft, i);
            }
            boolean compared = words.is(i, Cue.COMPARE)
                    && words.pluralAt(i + 1)
                    && groupable(i + 1).isPresent()
                    && !words.hasAny(Meaning.ValueWord.class);
            if (compared) {
                words.use(i);
                words.use(i + 1);
                add(draft, groupable(i + 1).get()); // "compare os canais"
            }
            if (crossed(i)) {
                words.use(i);
                words.use(i + 1);
                words.use(i + 2);
                add(draft, groupable(i).get());
                add(draft, groupable(i + 2).get());
            }
            if (words.is(i, Cue.SPLIT)) {
                split(draft, i);
            }
            Optional<Meaning.CueWord> cue = words.at(i, Meaning.CueWord.class);
            if (cue.isPresent() && cue.get().cue() == Cue.GRAIN && !words.isUsed(i)) {
                words.use(i);
                add(draft, model.dimension(cue.get().detail()));
                coordinated(draft, i + 1);
            }
        }
    }

    /** The calendar's unit of which a time names several. */
    private Optional<String> unitsAt(int index) {
        String text = words.isTime(index) ? words.textAt(index) : "";
        return UNITS.entrySet().stream()
                .filter(unit -> text.matches(".*\\b(" + unit.getValue() + ")"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** "nos shoppings de Minas Gerais, quanto fez cada um?" */
    private void eachNamedBefore(PlanDraft draft, int each) {
        boolean one = words.textAt(each).matches("(\\w+ )?cada (um|uma|qual)|(for |in |by |at )?each (one|of them)");
        IntStream.range(0, each)
                .filter(i -> one
                        && words.isThing(i)
                        && words.pluralAt(i)
                        && groupable(i).isPresent()
                        && !words.isUsed(i))
                .findFirst()
                .ifPresent(i -> {
                    words.use(each);
                    words.use(i);
                    add(draft, groupable(i).get());
                });
    }

    /** "segmento x tipo de canal" */
    private boolean crossed(int index) {
        boolean with = words.is(index + 1, Cue.WITH) && !words.pluralAt(index) && !words.pluralAt(index + 2);
        return !words.isUsed(index)
                && groupable(index).isPresent()
                && (words.is(index + 1, Cue.COMPARE) || with)
                && groupable(index + 2).isPresent();
    }

    /** "se repartem entre os canais" */
    private void split(PlanDraft draft, int cue) {
        boolean byOthers = IntStream.range(cue + 1, words.size())
                .anyMatch(i -> words.is(i, Cue.GROUP) && groupable(i + 1).isPresent());
        if (byOthers) {
            return; // "split our customers by state"
        }
        for (int i = cue + 1; i < words.size(); i++) {
            boolean plural = words.at(i, Meaning.DimensionWord.class)
                    .filter(Meaning.DimensionWord::plural)
                    .isPresent();
            int behind = words.is(i + 1, Cue.REGISTERED) ? i + 2 : i + 1;
            boolean carries = words.isValue(behind) || words.isValue(i - 1); // "em clientes bronze, prata e ouro"
            if (plural && groupable(i).isPresent() && !words.isUsed(i) && !carries) {
                words.use(i);
                add(draft, groupable(i).get());
                return;
            }
        }
    }

    private void group(PlanDraft draft, int cue) {
        int next = cue + 1;
        while (words.is(next, Cue.ALL)) {
            next++;
        }
        Optional<Dimension> dimension = groupable(next);
        if (dimension.isPresent() && !isEach(cue) && (doers.areAt(next) || doers.areAllBut(cue, next))) {
            words.use(cue);
        } else if (dimension.isPresent()) {
            words.use(cue);
            words.use(next);
            add(draft, dimension.get());
            coordinated(draft, next + 1);
        } else if ((words.isFigure(next)) && !measuredBefore(cue) && !isColumn(next)
                || words.isTime(next) && words.has(Cue.COMPARE) // "across April, May and June"
                || words.is(next, Cue.AVERAGE)
                || words.is(next, Cue.MEDIAN)
                || words.is(next, Cue.PERCENTILE)
                || words.is(next, Cue.SHARE)
                || words.is(next, Cue.PERCENT)
                || words.is(next, Cue.HOW_MUCH)
                || words.is(next, Cue.HOW_MANY)
                || words.isOrders(next)) {
            words.use(cue); // "top 5 by revenue": the measure is read as any other
            listedBefore(draft, cue - 1);
        } else if (qualified(next) && isApart(cue, next)) {
            words.use(cue); // "placed by a gold customer": who did it
        } else if (qualified(next)) {
            words.use(cue);
            words.use(next + 1);
            add(draft, groupable(next + 1).get()); // "per marketplace channel"
        } else if (eachWeekday(cue, next)) {
            words.use(cue);
            add(draft, model.dimension("day"));
        } else if (eachThing(cue, next)) {
            words.use(cue);
            add(draft, thing(next));
        } else if (words.is(next, Cue.GROUP) || words.is(next, Cue.WHICH) || words.isValue(next)) {
            words.use(cue);
        }
    }

    private boolean qualified(int index) {
        return words.isValue(index)
                && groupable(index + 1).isPresent()
                && words.at(index + 1, Meaning.DimensionWord.class)
                        .filter(word -> !word.plural())
                        .isPresent();
    }

    /** An article stands between the two. */
    private boolean isApart(int cue, int next) {
        return words.get(cue).to() < words.get(next).from();
    }

    private boolean isEach(int cue) {
        return words.textAt(cue).matches(".*(cada um|cada uma|each).*");
    }

    /** "faturamento por localização": by something that no question groups by. */
    private boolean measuredBefore(int cue) {
        boolean ranked = words.has(Cue.HIGHEST) || words.has(Cue.LOWEST) || words.has(Cue.ORDERED);
        for (int i = 0; i < cue && !ranked; i++) {
            if ((words.isMeasure(i) || words.isOrders(i))
                    && !words.at(cue + 1, Meaning.MeasureWord.class)
                            .filter(word -> word.measure().name().startsWith("active_"))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** "lojas por plano": by the price that each has, which is no grouping. */
    private boolean isColumn(int index) {
        boolean ranked = words.has(Cue.HIGHEST) || words.has(Cue.LOWEST) || words.has(Cue.ORDERED);
        return !ranked
                && words.at(index, Meaning.FieldWord.class)
                        .filter(word -> !word.field().statistic())
                        .isPresent();
    }

    /** "lojas por faturamento": each store, by that measure. */
    private void listedBefore(PlanDraft draft, int index) {
        boolean things = words.pluralAt(index) && groupable(index).isPresent() && !words.isUsed(index);
        boolean ranked = words.has(Cue.HIGHEST) || words.has(Cue.LOWEST) || words.has(Cue.HOW_MANY);
        if (things && !ranked) {
            words.use(index);
            add(draft, groupable(index).get());
        }
    }

    /** "cada sábado": each day of those. */
    private boolean eachWeekday(int cue, int next) {
        String text = Phrases.fold(words.get(cue).text());
        return text.matches(".*(cada|each|every|por|per|by)")
                && words.at(next, Meaning.ValueWord.class)
                        .filter(value ->
                                value.candidates().get(0).dimension().name().equals("weekday"))
                        .isPresent();
    }

    /** "cada canal próprio": a channel each, of those. */
    private boolean eachThing(int cue, int next) {
        String text = Phrases.fold(words.get(cue).text());
        boolean each = text.contains("cada") || text.contains("each") || text.contains("every") || text.contains("per");
        boolean by = text.matches("por|by"); // "por restaurante"
        return (each || by)
                && words.at(next, Meaning.ValueWord.class)
                        .filter(Meaning.ValueWord::noun)
                        .filter(word -> each || !word.plural() && isSegment(word))
                        .isPresent();
    }

    private static boolean isSegment(Meaning.ValueWord word) {
        return word.candidates().get(0).dimension().name().equals("segment");
    }

    private Dimension thing(int index) {
        return new Subjects(model, words)
                .entityOf(words.at(index, Meaning.ValueWord.class).orElseThrow());
    }

    /** ", mês e canal", "com tipo de canal": what is listed behind a grouping is one too. */
    private void coordinated(PlanDraft draft, int from) {
        int next = from;
        while (words.is(next, Cue.AND) || words.is(next, Cue.WITH) || words.is(next, Cue.COMPARE)) {
            Optional<Dimension> dimension = groupable(next + 1);
            if (dimension.isEmpty()) {
                Optional<Meaning.CueWord> grain =
                        words.at(next + 1, Meaning.CueWord.class).filter(cue -> cue.cue() == Cue.GRAIN);
                if (grain.isEmpty()) {
                    return;
                }
                dimension = grain.map(cue -> model.dimension(cue.detail()));
            }
            words.use(next);
            words.use(next + 1);
            add(draft, dimension.get());
            next += 2;
        }
        if (groupable(next).isPresent() && next == from && commaBefore(next)) {
            words.use(next);
            add(draft, groupable(next).get());
        }
    }

    /** A dimension right behind another, parted from it by nothing but a comma. */
    private boolean commaBefore(int index) {
        return words.get(index - 1).to() + 1 == words.get(index).from() && words.is(index + 1, Cue.AND);
    }

    private Optional<Dimension> groupable(int index) {
        return words.at(index, Meaning.DimensionWord.class)
                .map(Meaning.DimensionWord::dimension)
                .filter(dimension -> !dimension.name().equals("order"));
    }

    private static void add(PlanDraft draft, Dimension dimension) {
        if (!draft.groupings.contains(dimension)) {
            draft.groupings.add(dimension);
        }
    }
}
