package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Filter;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what is not there: "lojas sem pedidos", "clientes que nunca compraram", "lojas sem coordenadas". */
final class AbsenceReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final Activities activities;

    AbsenceReader(SemanticModel model, Words words, Subjects subjects) {
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.activities = new Activities(model, words);
    }

    /** Whether the question asks for an absence; the draft's slots are then filled. */
    boolean read(PlanDraft draft) {
        int cue = words.find(Cue.WITHOUT);
        int negation = words.find(Cue.NOT);
        boolean negatedActivity = negation >= 0 && activities.at(negation + 1).isPresent();
        if (cue < 0 && !negatedActivity) {
            return false;
        }
        refuseOthers(cue >= 0 ? cue : negation);
        if (words.is(Math.max(cue, negation) + 1, Cue.REGISTERED)) {
            throw PlanningException.unsupported(
                    words.get(Math.max(cue, negation)).text()); // orders of nobody known
        }
        int next = (cue >= 0 ? cue : negation) + 1;
        Subjects.Subject subject = subjects.subject()
                .orElseThrow(() -> new PlanningException(
                        Issue.of(Reason.NOT_UNDERSTOOD, words.get(next - 1).text())));
        Optional<NumericField> field = words.at(next, Meaning.FieldWord.class)
                .or(() -> words.unused(Meaning.FieldWord.class).stream()
                        .findFirst()
                        .flatMap(index -> words.at(index, Meaning.FieldWord.class)))
                .map(Meaning.FieldWord::field);
        words.useAll(Cue.WITHOUT, Cue.NOT);
        words.use(subject.index());
        draft.subject = Optional.of(subject.dimension());
        int howMany = words.find(Cue.HOW_MANY);
        boolean howManyWithout = howMany >= 0 && (words.is(howMany + 1, Cue.NOT) || words.is(howMany + 1, Cue.WITHOUT));
        draft.counted = subject.counted() || howManyWithout;
        if (field.isPresent() && draft.having.isEmpty()) {
            useFields(field.get());
            missing(draft, subject.dimension(), field.get());
        } else {
            lacking(draft, subject.dimension());
        }
        return true;
    }

    /** "que tiveram pedidos em março e não tiveram cancelados": what they have would be dropped. */
    private void refuseOthers(int cue) {
        IntStream.range(0, cue)
                .filter(i -> activities.at(i).isPresent() && words.isTime(i + 1))
                .findFirst()
                .ifPresent(i -> {
                    throw PlanningException.unsupported(words.get(i).text());
                });
    }

    private void useFields(NumericField field) {
        for (int index : words.unused(Meaning.FieldWord.class)) {
            if (words.at(index, Meaning.FieldWord.class).orElseThrow().field().unit() == field.unit()) {
                words.use(index);
            }
        }
    }

    private void missing(PlanDraft draft, Dimension subject, NumericField field) {
        IntStream.range(0, words.size())
                .filter(i -> words.textAt(i).matches(".*\\bzero\\b.*"))
                .findFirst()
                .ifPresent(i -> {
                    throw PlanningException.unsupported(
                            words.get(i).text()); // a plan of no price, or one that costs nothing
                });
        draft.filters.add(new Filter.Missing(field, false));
        if (draft.counted) {
            draft.measure = new Statistics(model).countOf(subject.name());
        } else {
            draft.shape = Shape.LISTING;
        }
    }

    /** Sales are FINISHED orders, orders are orders of any status. */
    private void lacking(PlanDraft draft, Dimension subject) {
        Optional<Measure> activity = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            Optional<Measure> named = activities.at(i);
            boolean sold = words.isValue(i + 1)
                    && words.get(i).to() == words.get(i + 1).from()
                    && words.textAt(i).matches("vend(eu|eram|em|e)|sell|sold");
            if (named.isPresent() && sold) {
                throw PlanningException.unsupported(
                        words.get(i + 1).text()); // "não venderam comida": things sold, and no kind of stores
            }
            if (named.isPresent() && !words.isUsed(i)) {
                words.use(i);
                activity = named;
            }
        }
        boolean entity = subject.kind() == Dimension.Kind.ENTITY;
        draft.shape = Shape.ABSENCE;
        draft.measure = activity;
        if (activity.isEmpty() || !entity) {
            throw PlanningException.unsupported(subject.label());
        }
    }
}
