package datalk.planning;

import datalk.grounding.Cue;
import datalk.plan.Bounds;
import datalk.plan.Having;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what is left once shape and measure are known: groups with a condition, counts of groups, registers. */
final class GroupReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final List<FilterReader.Named> named;
    private final FollowUp followUp;

    GroupReader(
            SemanticModel model, Words words, Subjects subjects, List<FilterReader.Named> named, FollowUp followUp) {
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.named = named;
        this.followUp = followUp;
    }

    /** "quantos clientes compraram" counts customers and not what they bought. */
    void countPeople(PlanDraft draft) {
        Optional<Subjects.Subject> counted = subjects.subject()
                .filter(Subjects.Subject::counted)
                .filter(any -> !subjects.ordersCounted() && draft.ranking.isEmpty() && draft.having.isEmpty());
        boolean sold = draft.measure
                .filter(measure -> List.of("revenue", "finished_orders").contains(measure.name()))
                .isPresent();
        Optional<Measure> active = counted.map(Subjects.Subject::dimension)
                .or(followUp::counted)
                .map(dimension ->
                        model.measures().get("active_" + dimension.plural().en()))
                .filter(any -> sold);
        if (active.isPresent()) {
            counted.ifPresent(subject -> words.use(subject.index()));
            draft.measure = active;
        }
    }

    /** What remains: groups with a condition, counts of groups, registers, or a plain summary. */
    void read(PlanDraft draft) {
        Optional<Subjects.Subject> subject =
                subjects.subject().filter(each -> !words.isUsed(each.index()) || words.isValue(each.index()));
        if (!draft.having.isEmpty()) {
            having(draft, subject);
        } else if (draft.measure.isEmpty()) {
            new RegisterReader(model, words, subjects, named, followUp).read(draft);
        } else if (subject.isPresent() && draft.ranking.isEmpty()) {
            subjectOfMeasure(draft, subject.get());
        }
    }

    private void having(PlanDraft draft, Optional<Subjects.Subject> subject) {
        if (subjects.ordersCounted() && subject.filter(each -> !each.asked()).isPresent()) {
            throw PlanningException.unsupported(words.get(subject.get().index()).text()); // the orders of those few
        }
        if (subject.isPresent() && draft.ranking.isEmpty()) {
            words.use(subject.get().index());
            if (!draft.groupings.contains(subject.get().dimension())) {
                draft.groupings.add(subject.get().dimension());
            }
            if (subject.get().counted()) {
                draft.shape = Shape.GROUP_COUNT;
            }
        }
        boolean spent = draft.measure
                        .filter(each -> each.name().equals("finished_orders"))
                        .isPresent()
                && draft.having.stream().anyMatch(each -> each.measure().name().equals("revenue"));
        if (spent && draft.ranking.isEmpty()) {
            draft.measure = Optional.empty(); // "somando as compras, gastaram acima de 2 mil"
        }
        boolean ofPrevious = followUp.previousMeasured() && (draft.groupings.isEmpty() || followUp.isFragment());
        if (draft.measure.isEmpty() && !ofPrevious) {
            draft.measure = Optional.of(draft.having.get(0).measure());
        }
    }

    /** "quais lojas venderam em março" asks for each; "quantas lojas tiveram pedidos" for how many. */
    private void subjectOfMeasure(PlanDraft draft, Subjects.Subject subject) {
        Measure measure = draft.measure.orElseThrow();
        refuseColumn(subject, measure);
        boolean noun = words.isValue(subject.index());
        if (subject.counted()
                && measure.aggregate() != Aggregate.COUNT_DISTINCT
                && !subjects.ordersCounted()
                && measure.source().name().equals("orders")) {
            words.use(subject.index());
            countActive(draft, subject.dimension(), measure);
        } else if ((subject.asked() || existential(subject)) && draft.groupings.size() < 2 && !noun) {
            words.use(subject.index());
            if (!draft.groupings.contains(subject.dimension())) {
                draft.groupings.add(subject.dimension());
            }
        }
    }

    /** "lojas do Aurora com seus planos": a list with what each has, and no sum. */
    private void refuseColumn(Subjects.Subject subject, Measure measure) {
        boolean register = !measure.source().name().equals("orders") && measure.aggregate() == Aggregate.SUM;
        IntStream.range(subject.index() + 1, words.size())
                .filter(i -> register && subject.plural())
                .filter(i -> words.is(i, Cue.WITH) || words.is(i, Cue.AND))
                .filter(i -> words.isFigure(i + 1))
                .findFirst()
                .ifPresent(i -> {
                    throw PlanningException.unsupported(words.get(i + 1).text());
                });
    }

    /** How many groups have anything counted. */
    private static void countActive(PlanDraft draft, Dimension subject, Measure measure) {
        draft.groupings.add(subject);
        draft.having.add(new Having(measure, Bounds.above(BigDecimal.ZERO)));
        draft.shape = Shape.GROUP_COUNT;
    }

    /** "os clientes ouro tiveram que ticket médio?": what they had, and not those that had it. */
    private boolean isNoun(int index) {
        return words.isMeasure(index)
                && words.is(index - 1, Cue.WHICH)
                && !words.textAt(index)
                        .matches("(vend|rend)(eu|eram|em?|endo)|(compr|fatur|cancel|gast|moviment)(ou|aram|am?|ando)"
                                + "|ped(iu|iram|em?)|sold|bought|buy|sell|spen[dt]|ordered|order");
    }

    /** "lojas do Diamante que tiveram pedido": the things come first, what they did behind "que". */
    private boolean existential(Subjects.Subject subject) {
        for (int i = subject.index() + 1; i < words.size(); i++) {
            boolean deed = words.isMeasure(i) || words.dimensionAt(i).isPresent();
            if (deed && isNoun(i)) {
                return false;
            }
            if (deed) {
                return (words.is(i - 1, Cue.WHICH)
                                        && !Phrases.fold(words.get(i - 1).text())
                                                .startsWith("qual")
                                || words.is(i - 1, Cue.WITH) && words.isMeasure(i))
                        && subject.plural();
            }
        }
        return false;
    }
}
