package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds a model's draft against the question it is for.
 *
 * <p>Everything in the plan has to follow from a word of the question, every word that was understood has to be used,
 * and a word that was not understood may stand for one slot that nothing else in the question fills. So "faturamento
 * líquido" cannot become revenue: "faturamento" is the measure already, and "líquido" stays unread.
 */
final class DraftCheck {
    private final SemanticModel model;
    private final QuestionParts parts;
    private final ModelDraft proposed;
    private final PlanDraft draft;
    private final List<String> wrong = new ArrayList<>();
    private final List<Integer> spent = new ArrayList<>();

    DraftCheck(SemanticModel model, QuestionParts parts, ModelDraft proposed, PlanDraft draft) {
        this.model = model;
        this.parts = parts;
        this.proposed = proposed;
        this.draft = draft;
    }

    /**
     * What was found.
     *
     * @param wrong what in the draft does not follow from the question, or leaves out a word of it, in a model's words
     * @param unread words of the question that the draft does not account for
     */
    record Findings(List<String> wrong, List<String> unread) {
        boolean clean() {
            return wrong.isEmpty() && unread.isEmpty();
        }
    }

    Findings check() {
        shape();
        measure();
        groups();
        order();
        new MentionUse(model, parts, draft).left().forEach(text -> wrong.add("“" + text + "” não foi usado"));
        List<String> unread = IntStream.rangeClosed(1, parts.unread().size())
                .filter(number -> !spent.contains(number))
                .mapToObj(number -> parts.unread().get(number - 1).text())
                .toList();
        return new Findings(List.copyOf(wrong), unread);
    }

    /**
     * The first unknown word that is said to stand for that slot explains it. A second one would be dropped by that: of
     * "grana líquida" one word can be revenue, and not the other. "quantas pizzas" explains nothing; nor does a word
     * beside orders say what is computed: "pedidos com azeitona" would lose its olives.
     */
    private boolean explainedByWord(String slot) {
        if (slot.equals("measure") && names("order")) {
            return false;
        }
        for (int number = 1; number <= parts.unread().size(); number++) {
            boolean meant = proposed.word(number).equals(slot) && !spent.contains(number);
            if (meant && !parts.counted(parts.unread().get(number - 1))) {
                spent.add(number);
                return true;
            }
        }
        return false;
    }

    private void explain(boolean met, String slot, String shown) {
        if (!met && !explainedByWord(slot)) {
            wrong.add(shown + " não vem da pergunta");
        }
    }

    private void shape() {
        boolean times = parts.periods().size() > 1 || !draft.ends.isEmpty();
        boolean values = parts.named().size() > 1;
        boolean ranked = parts.has(Cue.HIGHEST, Cue.LOWEST, Cue.BEST) || draft.ranking.isPresent();
        boolean met =
                switch (draft.shape) {
                    case SUMMARY -> !draft.rowPerValue || values;
                    case SHARE -> parts.has(Cue.SHARE, Cue.PERCENT);
                    case COMPARISON -> parts.has(Cue.COMPARE, Cue.EACH_OF) && times;
                    case GROWTH, GROWTH_SERIES -> parts.has(Cue.GROWTH, Cue.DECLINE, Cue.SUCCESSIVE);
                    case DIFFERENCE -> parts.has(Cue.DIFFERENCE);
                    case RUNNING_TOTAL -> parts.has(Cue.RUNNING);
                    case BUCKET_AVERAGE -> averaged();
                    case BEST_PER_GROUP -> ranked;
                    case GROUP_COUNT ->
                        parts.has(Cue.HOW_MANY) && !parts.conditions().isEmpty();
                    case LISTING -> parts.has(Cue.LIST, Cue.WHICH);
                    case ABSENCE -> parts.has(Cue.WITHOUT, Cue.NOT);
                    case MEMBERSHIP -> false;
                };
        if (draft.shape == Shape.BUCKET_AVERAGE && !met) {
            wrong.add("a pergunta não pede uma média no tempo"); // a word for the typical day may mean another number
        } else {
            explain(met, "shape", proposed.get(ModelDraft.SHAPE));
        }
    }

    /**
     * A mean of what the question names, or of what a word stands for that cannot be an order's: "quanto embolsamos em
     * média por dia", and not "conta média por dia".
     */
    private boolean averaged() {
        AverageReader averages = new AverageReader(
                parts.words(), parts.grounding().mentions(), parts.grounding().language());
        return draft.measure
                .filter(measure -> averages.asksFor(measure, model) && (named(measure) || averages.isBesideVerb()))
                .isPresent();
    }

    private void measure() {
        draft.measure.ifPresent(measure -> {
            boolean byWord = !named(measure) && explainedByWord("measure");
            explain(byWord || named(measure) || implied(measure), "measure", proposed.get(ModelDraft.MEASURE));
        });
        for (int i = 1; i <= parts.conditions().size(); i++) {
            String target = proposed.condition(i);
            boolean field = parts.all(Meaning.FieldWord.class).stream()
                    .anyMatch(word -> word.field().name().equals(target));
            boolean measured = parts.all(Meaning.MeasureWord.class).stream()
                    .map(Meaning.MeasureWord::measure)
                    .anyMatch(word -> word.name().equals(target)
                            || word.field()
                                    .filter(each -> each.name().equals(target))
                                    .isPresent());
            boolean orders =
                    names("order") && List.of("order_amount", "order_count").contains(target);
            boolean same = draft.measure
                    .filter(measure -> measure.name().equals(target))
                    .isPresent(); // explained above
            explain(field || measured || orders || same, "measure", target);
        }
    }

    /** Whether the question says what is computed: by its name, by its field, or by the things that it counts. */
    private boolean named(Measure measure) {
        List<Measure> measures = parts.all(Meaning.MeasureWord.class).stream()
                .map(Meaning.MeasureWord::measure)
                .toList();
        boolean byField = measure.field()
                .filter(field -> parts.all(Meaning.FieldWord.class).stream()
                                .anyMatch(word -> word.field().equals(field))
                        || measures.stream()
                                .anyMatch(each ->
                                        each.field().filter(field::equals).isPresent()))
                .isPresent();
        boolean statistic = proposed.has(ModelDraft.STATISTIC);
        if (statistic) {
            return (byField || names("order")) && statisticNamed();
        }
        boolean counted = measures.isEmpty() && measure.name().equals("order_count") && names("order");
        boolean things = model.dimensions().keySet().stream()
                .anyMatch(name -> names(name) && measure.name().equals(name + "_count"));
        return measures.contains(measure)
                || byField && measures.isEmpty()
                || counted
                || measures.isEmpty() && things && parts.has(Cue.HOW_MANY);
    }

    /** "quanto fez o Aurora em março" asks for money, unless another word says for what. */
    private boolean implied(Measure measure) {
        boolean alone = parts.all(Meaning.MeasureWord.class).isEmpty();
        boolean asked = parts.has(Cue.HOW_MUCH) && !parts.periods().isEmpty() || parts.has(Cue.VALUE);
        return alone && asked && measure.name().equals("revenue");
    }

    private boolean statisticNamed() {
        return switch (proposed.get(ModelDraft.STATISTIC)) {
            case "average" -> parts.has(Cue.AVERAGE);
            case "median" -> parts.has(Cue.MEDIAN);
            case "percentile" -> parts.has(Cue.PERCENTILE);
            case "minimum" -> parts.has(Cue.MINIMUM, Cue.LOWEST);
            default -> parts.has(Cue.MAXIMUM, Cue.HIGHEST);
        };
    }

    private boolean names(String dimension) {
        return parts.all(Meaning.DimensionWord.class).stream()
                .anyMatch(word -> word.dimension().name().equals(dimension));
    }

    private void groups() {
        Stream.of(draft.groupings, draft.attributes, draft.subject.stream().toList())
                .flatMap(List::stream)
                .distinct()
                .forEach(dimension -> explain(mentioned(dimension), "group", dimension.name()));
    }

    private boolean mentioned(Dimension dimension) {
        boolean grain = parts.all(Meaning.CueWord.class).stream()
                .anyMatch(word -> word.cue() == Cue.GRAIN && word.detail().equals(dimension.name()));
        boolean trend = parts.has(Cue.TREND, Cue.SUCCESSIVE) && dimension.kind() == Dimension.Kind.GRAIN;
        boolean noun = parts.all(Meaning.ValueWord.class).stream()
                .anyMatch(word -> word.noun()
                        && new Subjects(model, parts.words()).entityOf(word).equals(dimension));
        boolean row = draft.rowPerValue && draft.filters.stream().anyMatch(filter -> filter.isOn(dimension));
        return names(dimension.name()) || grain || trend || noun || row;
    }

    private void order() {
        draft.ranking.ifPresent(ranking -> {
            boolean met =
                    switch (ranking.direction()) {
                        case HIGHEST -> parts.has(Cue.HIGHEST) && !parts.has(Cue.LOWEST);
                        case LOWEST -> parts.has(Cue.LOWEST, Cue.DECLINE);
                    };
            boolean opposite = parts.has(Cue.HIGHEST, Cue.LOWEST) && !met;
            if (opposite) {
                wrong.add("order não pode ser " + proposed.get(ModelDraft.ORDER));
            } else {
                explain(met, "order", proposed.get(ModelDraft.ORDER));
            }
        });
    }
}
