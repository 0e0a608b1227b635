package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Aggregate;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.Optional;
import java.util.Set;

/** Reads statistics of a field: "p90 do tempo de ciclo", "valor máximo de um pedido", "maior taxa de entrega". */
final class StatisticReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final FollowUp followUp;
    private final Statistics statistics;
    private final OrderWords orders;

    StatisticReader(SemanticModel model, Words words, Subjects subjects, FollowUp followUp) {
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.followUp = followUp;
        this.statistics = new Statistics(model);
        this.orders = new OrderWords(words);
    }

    /** The statistic, where the question asks for one; {@code ranked} where a superlative ranks groups instead. */
    Optional<Measure> read(Optional<NumericField> field, Set<Measure> named, boolean ranked) {
        Optional<NumericField> target = field.filter(NumericField::statistic)
                .or(() -> named.size() == 1
                        ? named.iterator().next().field().filter(NumericField::statistic)
                        : Optional.empty())
                .or(() -> ordersAlone(named))
                .or(() -> ofPrevious(named));
        Optional<Meaning.CueWord> percentile = percentile();
        if (percentile.isPresent() || words.has(Cue.MEDIAN)) {
            words.useAll(Cue.PERCENTILE, Cue.PERCENTILE_WORD, Cue.MEDIAN);
            double rank = percentile
                    .map(cue -> Integer.parseInt(cue.detail()) / 100.0)
                    .orElse(0.5);
            return Optional.of(statistics.of(require(target), Aggregate.PERCENTILE, rank));
        }
        if (words.has(Cue.MAXIMUM) || words.has(Cue.MINIMUM)) {
            Aggregate aggregate = words.has(Cue.MAXIMUM) ? Aggregate.MAXIMUM : Aggregate.MINIMUM;
            words.useAll(Cue.MAXIMUM, Cue.MINIMUM);
            return Optional.of(statistics.of(require(target), aggregate, 0));
        }
        boolean superlative = words.find(Cue.HIGHEST) >= 0 || words.find(Cue.LOWEST) >= 0;
        boolean ofEach = field.isPresent()
                || named.size() == 1 && named.iterator().next().aggregate() == Aggregate.AVERAGE
                || named.isEmpty();
        boolean averaged = words.all().stream()
                .filter(mention -> mention.as(Meaning.MeasureWord.class).isPresent())
                .anyMatch(mention -> Phrases.fold(mention.text()).matches(".*(medi[oa]|average|avg|mean).*"));
        boolean many = field.isEmpty() && named.isEmpty() && orders.at() >= 0 && words.pluralAt(orders.at());
        boolean less = words.textAt(words.find(Cue.LOWEST)).matches("menos|minus"); // "frete de abril menos o de março"
        if (superlative && !less && !ranked && target.isPresent() && ofEach && !averaged && !many) {
            Aggregate aggregate = words.find(Cue.HIGHEST) >= 0 ? Aggregate.MAXIMUM : Aggregate.MINIMUM;
            words.useAll(Cue.HIGHEST, Cue.LOWEST);
            return Optional.of(statistics.of(target.get(), aggregate, 0));
        }
        return average(field, named);
    }

    private Optional<Measure> average(Optional<NumericField> field, Set<Measure> named) {
        if (!words.has(Cue.AVERAGE)) {
            return Optional.empty();
        }
        boolean averaged = named.size() == 1
                && (named.iterator().next().aggregate() == Aggregate.AVERAGE
                        || named.iterator().next().aggregate() == Aggregate.RATIO);
        if (averaged) {
            words.useAll(Cue.AVERAGE);
            return Optional.empty();
        }
        boolean fees = named.size() == 1 && named.iterator().next().name().equals("delivery_fees");
        Optional<NumericField> target = fees ? named.iterator().next().field() : field.filter(NumericField::statistic);
        boolean amount = named.isEmpty()
                && field.isEmpty()
                && !words.has(Cue.HOW_MANY)
                && (words.has(Cue.HOW_MUCH) || words.has(Cue.VALUE))
                && (orders.at() >= 0 || orders.statusNamed())
                && !(AverageReader.isOfBuckets(words)
                        && words.pluralAt(orders.at())); // "quanto é a média diária de pedidos"
        if (amount) {
            words.useAll(Cue.AVERAGE);
            return statistics.namedAverage(model.field("order_amount"));
        }
        if (target.isPresent() && (named.isEmpty() || fees)) {
            words.useAll(Cue.AVERAGE);
            return statistics
                    .namedAverage(target.get())
                    .or(() -> Optional.of(statistics.of(target.get(), Aggregate.AVERAGE, 0)));
        }
        return Optional.empty(); // the unused word refuses the question: an average of what over what?
    }

    private static NumericField require(Optional<NumericField> target) {
        return target.orElseThrow(() -> new PlanningException(Issue.of(Reason.MISSING_MEASURE)));
    }

    private Optional<Meaning.CueWord> percentile() {
        int index = words.find(Cue.PERCENTILE);
        return index < 0 ? Optional.empty() : words.at(index, Meaning.CueWord.class);
    }

    /** "e o percentil 90?" */
    private Optional<NumericField> ofPrevious(Set<Measure> named) {
        return named.isEmpty()
                ? followUp.previous()
                        .flatMap(draft -> draft.measure)
                        .flatMap(Measure::field)
                        .filter(NumericField::statistic)
                : Optional.empty();
    }

    /** "o maior pedido" is the one of the greatest amount. */
    private Optional<NumericField> ordersAlone(Set<Measure> named) {
        boolean spoken = orders.at() >= 0 || orders.statusNamed() && words.has(Cue.VALUE);
        return named.isEmpty()
                        && subjects.subject().filter(Subjects.Subject::asked).isEmpty()
                        && !subjects.ordersCounted()
                        && spoken
                ? Optional.of(model.field("order_amount"))
                : Optional.empty();
    }
}
