package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Filter;
import datalk.plan.Having;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads conditions on numbers, which are of two kinds: on each order ("pedidos acima de 100 reais") and on a measure of
 * each group ("lojas com mais de 50 pedidos").
 */
final class ConditionReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final Statistics statistics;
    private final FollowUp followUp;
    private final Ages ages;
    private final int year;

    ConditionReader(SemanticModel model, Words words, Subjects subjects, FollowUp followUp, int year) {
        this.followUp = followUp;
        this.year = year;
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.statistics = new Statistics(model);
        this.ages = new Ages(words);
    }

    void read(PlanDraft draft, List<FilterReader.Named> named) {
        for (int index : words.unused(Meaning.ConditionWord.class)) {
            Meaning.ConditionWord condition =
                    words.at(index, Meaning.ConditionWord.class).orElseThrow();
            words.use(index);
            Target target = target(index, condition);
            if (target.field().isPresent()) {
                draft.filters.add(new Filter.Within(
                        target.field().get(),
                        ConditionUnits.years(target.field().get(), condition, year)));
            } else {
                Measure measure = target.measure().orElseThrow();
                draft.having.add(new Having(measure, ConditionUnits.fractions(measure, condition.bounds())));
            }
        }
    }

    /** What a condition is on: a number of each record, or a measure of each group. */
    private record Target(Optional<NumericField> field, Optional<Measure> measure) {
        static Target of(NumericField field) {
            return new Target(Optional.of(field), Optional.empty());
        }

        static Target of(Measure measure) {
            return new Target(Optional.empty(), Optional.of(measure));
        }
    }

    private Target target(int index, Meaning.ConditionWord condition) {
        boolean grouped = subjects.subject()
                        .filter(subject -> !subject.dimension().name().equals("order"))
                        .isPresent()
                && !subjects.ordersCounted()
                && !countsOrdersOf()
                && !isOfOrders(index)
                && !isPartOfOrders(condition);
        int next = words.is(index + 1, Cue.WITH) || words.is(index + 1, Cue.REGISTERED) ? index + 2 : index + 1;
        int last = before(index);
        ages.refuseBare(index, last, condition);
        boolean others = words.isCondition(next + 1);
        boolean named = last == index - 1 && (words.is(last - 1, Cue.WITH) || words.is(last - 1, Cue.WHICH));
        boolean ofEach = grouped
                && condition.unit().isEmpty()
                && words.isTime(last)
                && words.isOrders(last - 1)
                && words.textAt(last - 2).matches("cuj[oa]s?|whose"); // "cujos pedidos, em abril, passaram de 30"
        if (ofEach) {
            return countOrders(last - 1);
        }
        Optional<Target> behind = others || named && words.isFigure(last)
                ? Optional.empty()
                : countNoun(next, grouped).or(() -> at(next, grouped, condition));
        boolean counted = grouped
                && behind.isEmpty()
                && words.isOrders(last)
                && condition.unit().isEmpty();
        Optional<Target> before =
                counted ? Optional.of(countOrders(last)) : at(last, grouped, condition); // "pedidos acima de 50"
        boolean birth = words.at(last, Meaning.FieldWord.class)
                .filter(word -> word.field().unit() == Unit.YEARS)
                .isPresent();
        if (birth) {
            return before.orElseThrow();
        }
        ages.refuseTenure(index, condition);
        if (ages.isAge(index, condition)) {
            words.useAll(Cue.AGE);
            return Target.of(model.field("customer_birth_year"));
        }
        boolean money = condition.unit().filter(Unit.BRL::equals).isPresent();
        if (money && isValueOfOrders(index)) {
            return Target.of(model.field("order_amount"));
        }
        boolean bareOrder = words.isOrders(last) || money && words.isOrders(next);
        if (money && words.isOrders(last) && isOfOrders(index)) {
            return Target.of(model.field("order_amount")); // "os pedidos de até 50 reais renderam às lojas …"
        }
        Optional<Target> direct =
                (money || !grouped && condition.unit().isEmpty()) && bareOrder && !hasMoney(before) && !hasMoney(behind)
                        ? Optional.of(Target.of(model.field("order_amount")))
                        : behind.filter(target -> fits(target, condition))
                                .or(() -> before.filter(target -> fits(target, condition)));
        return direct.or(() -> anywhere(grouped, condition))
                .or(() -> followUp.isBare() ? ofRecords(condition).or(() -> ofRows(condition)) : Optional.empty())
                .or(() -> money && !grouped ? Optional.of(Target.of(model.field("order_amount"))) : Optional.empty())
                .or(() -> followUp.measureOfCondition().map(Target::of))
                .orElseThrow(() -> new PlanningException(
                        Issue.of(Reason.NOT_UNDERSTOOD, words.get(index).text())));
    }

    /** "pedidos com tempo de ciclo maior que 70 minutos nos shoppings do RS": each of them, wherever it was made. */
    private boolean isOfOrders(int index) {
        int number = before(index);
        int noun = before(number);
        boolean topic = subjects.subject()
                .filter(subject -> subject.index() > index && !subject.asked())
                .isPresent();
        boolean measured = words.isFigure(number) && words.isOrders(noun) && words.pluralAt(noun);
        boolean amount = words.isOrders(number) && words.pluralAt(number) && number == index - 1;
        return topic && (measured || amount);
    }

    /**
     * "que percentual dos pedidos dos shoppings de Santos passou de 200 reais": of them, whatever they are orders of.
     */
    private boolean isPartOfOrders(Meaning.ConditionWord condition) {
        boolean share = words.has(Cue.SHARE) || words.has(Cue.PERCENT);
        boolean asked = subjects.subject().filter(Subjects.Subject::asked).isPresent();
        return share
                && !asked
                && condition.unit().isPresent()
                && IntStream.range(0, words.size()).anyMatch(i -> words.isOrders(i) && words.pluralAt(i));
    }

    /** "pedidos de loja FOOD com valor superior a 80 reais", in whatever group. */
    private boolean isValueOfOrders(int index) {
        return words.is(index - 1, Cue.VALUE)
                && words.is(index - 2, Cue.WITH)
                && IntStream.range(0, index).anyMatch(i -> words.isOrders(i) || words.isMeasure(i, "order_count"));
    }

    /** "que quantidade de pedidos dos restaurantes passou de 30 minutos": the orders did, and not the restaurants. */
    private boolean countsOrdersOf() {
        boolean noun = subjects.subject()
                .filter(subject -> words.isValue(subject.index()))
                .isPresent();
        return noun
                && IntStream.range(0, words.size())
                        .anyMatch(i -> words.isMeasure(i, "order_count") && words.is(i - 1, Cue.WHICH));
    }

    /** "e abaixo de 50?" after "pedidos acima de 100 reais": each of them again. */
    private Optional<Target> ofRecords(Meaning.ConditionWord condition) {
        return followUp.fieldOfCondition().map(Target::of).filter(target -> fits(target, condition));
    }

    /** "acima de 80 reais" after a number for each store: those whose number is. */
    private Optional<Target> ofRows(Meaning.ConditionWord condition) {
        return followUp.measurePerRow().map(Target::of).filter(target -> fits(target, condition));
    }

    /** What stands before a condition, past the words that only lead to it. */
    private int before(int index) {
        int last = index - 1;
        while (words.is(last, Cue.WITH) || words.is(last, Cue.WHICH) || words.is(last, Cue.VALUE)) {
            last--;
        }
        return last;
    }

    private static boolean hasMoney(Optional<Target> target) {
        return target.filter(each -> each.field()
                        .map(NumericField::unit)
                        .or(() -> each.measure().map(Measure::unit))
                        .filter(Unit.BRL::equals)
                        .isPresent())
                .isPresent();
    }

    private static boolean fits(Target target, Meaning.ConditionWord condition) {
        Unit unit = target.field()
                .map(NumericField::unit)
                .or(() -> target.measure().map(Measure::unit))
                .orElseThrow();
        return condition.unit().map(unit::equals).orElse(true);
    }

    /** "mais de 50 pedidos" of a group counts them; so does "mais de 9 lojas" of a chain. */
    private Optional<Target> countNoun(int index, boolean grouped) {
        Optional<Measure> canceled = words.at(index - 2, Meaning.MeasureWord.class)
                .map(Meaning.MeasureWord::measure)
                .filter(measure -> measure.name().equals("canceled_orders"));
        if (grouped && words.isOrders(index) && canceled.isPresent()) {
            words.use(index);
            return canceled.map(Target::of); // "cancelaram mais de 3 pedidos"
        }
        Optional<Measure> register = words.at(index, Meaning.DimensionWord.class)
                .map(word -> word.dimension().name())
                .filter(name -> subjects.subject()
                        .filter(subject -> subject.index() != index)
                        .isPresent())
                .flatMap(statistics::countOf);
        if (grouped && register.isPresent()) {
            words.use(index);
            return register.map(Target::of);
        }
        boolean ofGroups = grouped
                || followUp.previous()
                        .filter(draft -> !draft.groupings.isEmpty())
                        .isPresent();
        return ofGroups && words.isOrders(index) ? Optional.of(countOrders(index)) : Optional.empty();
    }

    private Target countOrders(int index) {
        words.use(index);
        return Target.of(model.measure("order_count"));
    }

    private Optional<Target> at(int index, boolean grouped, Meaning.ConditionWord condition) {
        Optional<NumericField> field = words.at(index, Meaning.FieldWord.class).map(Meaning.FieldWord::field);
        Optional<Measure> measure = words.at(index, Meaning.MeasureWord.class).map(Meaning.MeasureWord::measure);
        if (field.isPresent()) {
            return Optional.of(ofField(index, field.get(), grouped));
        }
        return measure.filter(any -> condition.unit().map(any.unit()::equals).orElse(true))
                .map(any -> ofMeasure(index, any, grouped));
    }

    private Target ofField(int index, NumericField field, boolean grouped) {
        words.use(index);
        boolean onOrders = field.columns().containsKey("orders") && field.statistic();
        boolean ofGroup = grouped && onOrders && field.name().equals("order_delivery_fee");
        if (!ofGroup) {
            return Target.of(field);
        }
        boolean averaged = words.has(Cue.AVERAGE);
        words.useAll(Cue.AVERAGE);
        return Target.of(
                averaged
                        ? statistics.of(field, Aggregate.AVERAGE, 0)
                        : statistics.sumOver(field).orElseThrow());
    }

    /** A time is a number of each order, and an average of each group. */
    private Target ofMeasure(int index, Measure measure, boolean grouped) {
        boolean perOrder = measure.aggregate() == Aggregate.AVERAGE
                && !grouped
                && measure.field().isPresent();
        if (perOrder || words.unused(Meaning.MeasureWord.class).size() > 1) {
            words.use(index);
        }
        return perOrder ? Target.of(measure.field().get()) : Target.of(measure);
    }

    /** The only number in the question that the condition can be on. */
    private Optional<Target> anywhere(boolean grouped, Meaning.ConditionWord condition) {
        List<Integer> fields = words.unused(Meaning.FieldWord.class);
        List<Integer> measures = words.unused(Meaning.MeasureWord.class);
        if (fields.size() == 1) {
            return at(fields.get(0), grouped, condition).filter(target -> fits(target, condition));
        }
        if (measures.size() == 1 && grouped) {
            return at(measures.get(0), grouped, condition).filter(target -> fits(target, condition));
        }
        return Optional.empty();
    }
}
