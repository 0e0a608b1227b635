package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.plan.Having;
import datalk.plan.TimeRange;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.Phrases;
import datalk.semantic.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds what rules read against the words they read it from: each word that changes an answer has to have left its
 * mark.
 *
 * <p>Readers mark the words they use; one that marks a word and does nothing with it would drop it in silence. This is
 * the second look, which knows nothing of how a draft came about.
 */
final class HeedCheck {
    private final Grounding question;
    private final PlanDraft draft;
    private final Predicate<Mention> settled;

    /** @param settled whether a mention is read as part of something else */
    HeedCheck(Grounding question, PlanDraft draft, Predicate<Mention> settled) {
        this.question = question;
        this.draft = draft;
        this.settled = settled;
    }

    /** The first word without which the draft would be the same. */
    Optional<Mention> unheeded() {
        return question.mentions().stream()
                .filter(mention -> !settled.test(mention) && !isHeeded(mention))
                .findFirst();
    }

    private boolean isHeeded(Mention mention) {
        return mention.as(Meaning.MeasureWord.class)
                .map(word -> computes(word.measure(), mention))
                .or(() -> mention.as(Meaning.FieldWord.class).map(word -> reads(word.field())))
                .or(() -> mention.as(Meaning.ValueWord.class).map(this::narrows))
                .or(() -> mention.as(Meaning.TimeWord.class)
                        .map(word -> isSamePeriod(mention) || covers(word.time().range())))
                .or(() -> mention.as(Meaning.ConditionWord.class).map(any -> isBounded()))
                .or(() -> mention.as(Meaning.CueWord.class).map(word -> heeds(word.cue(), mention)))
                .orElse(true);
    }

    /** The measures of the draft, and what those are made of. */
    private Stream<Measure> measures() {
        Stream<Measure> deeds = draft.deeds.stream().map(Deed::activity);
        return Stream.of(draft.measure.stream(), draft.having.stream().map(Having::measure), deeds)
                .flatMap(each -> each)
                .flatMap(HeedCheck::parts);
    }

    private static Stream<Measure> parts(Measure measure) {
        return Stream.concat(Stream.of(measure), measure.operands().stream().flatMap(HeedCheck::parts));
    }

    private boolean computes(String... names) {
        return measures().anyMatch(each -> List.of(names).contains(each.name()));
    }

    /** Sales are also told by those who made them: "lojas que venderam", "clientes que compraram". */
    private boolean computes(Measure measure, Mention mention) {
        boolean others =
                switch (measure.name()) {
                    case "revenue" -> computes("finished_orders", "active_stores", "active_customers") || hasStatus();
                    case "finished_orders" ->
                        computes("active_customers", "active_stores") || isDeed(mention) && computes("revenue");
                    case "active_stores", "active_customers" ->
                        computes("finished_orders", "order_count") || computes("revenue") && !draft.groupings.isEmpty();
                    case "canceled_orders" -> hasStatus();
                    case "new_customers" -> draft.cohort.isPresent();
                    case "average_ticket" -> aggregates(Aggregate.AVERAGE);
                    default -> false;
                };
        return others
                || computes(measure.name())
                || measure.field().filter(this::reads).isPresent();
    }

    private boolean hasStatus() {
        return filters().anyMatch(filter -> filter.dimension().name().equals("status"));
    }

    private static boolean isDeed(Mention mention) {
        return Phrases.fold(mention.text()).matches(".*(compr|bought|buy|purchas).*");
    }

    private boolean reads(NumericField field) {
        boolean measured =
                measures().anyMatch(each -> each.field().filter(field::equals).isPresent());
        boolean filtered = draft.filters.stream()
                .anyMatch(filter -> filter.fold(
                        any -> false,
                        within -> within.field().equals(field),
                        missing -> missing.field().unit() == field.unit()));
        return measured || filtered || draft.numbers.contains(field);
    }

    private Stream<Filter.OneOf> filters() {
        Stream<Filter.OneOf> deeds = draft.deeds.stream().flatMap(deed -> deed.value().stream());
        Stream<Filter> drafted = Stream.of(draft.filters, draft.part.stream().toList(), draft.sides, draft.absorbed)
                .flatMap(List::stream);
        return Stream.concat(drafted.flatMap(filter -> filter.asOneOf().stream()), deeds);
    }

    private boolean narrows(Meaning.ValueWord word) {
        boolean weekday =
                word.candidates().stream().anyMatch(candidate -> draft.groupings.contains(candidate.dimension()));
        return weekday
                || word.candidates().stream().anyMatch(candidate -> filters()
                        .anyMatch(filter -> filter.dimension().equals(candidate.dimension())
                                && filter.values().stream().anyMatch(candidate.values()::contains)));
    }

    /** "nesse mês" may be the month that was named before. */
    private boolean isSamePeriod(Mention mention) {
        return !draft.periods.isEmpty()
                && Phrases.fold(mention.text()).matches("(n|d)?(esse|este|essa|esta|aquele) .*|(that|the same) .*");
    }

    private boolean covers(TimeRange range) {
        Stream<TimeRange> deeds = draft.deeds.stream().flatMap(deed -> deed.period().stream());
        boolean years = hasNumber(); // "nascidos entre 1980 e 1990"
        return years
                || Stream.of(draft.periods.stream(), draft.ends.stream(), draft.cohort.stream(), deeds)
                        .flatMap(each -> each)
                        .anyMatch(period -> period.start().isBefore(range.end())
                                && range.start().isBefore(period.end()));
    }

    private boolean isBounded() {
        return !draft.having.isEmpty() || hasNumber();
    }

    private boolean hasNumber() {
        return Stream.concat(draft.filters.stream(), draft.part.stream())
                .anyMatch(filter -> filter.asOneOf().isEmpty());
    }

    private boolean heeds(Cue cue, Mention mention) {
        boolean growth = draft.shape == Shape.GROWTH || draft.shape == Shape.GROWTH_SERIES;
        return switch (cue) {
            case WITHOUT, NOT, EXCEPT -> lacks() || negated() || isBounded();
            case SHARE -> draft.shape == Shape.SHARE || fraction() || growth;
            case GROWTH, SUCCESSIVE -> growth || draft.shape == Shape.DIFFERENCE;
            case DECLINE -> growth || draft.shape == Shape.DIFFERENCE || draft.shape == Shape.SHARE;
            case DIFFERENCE -> growth || draft.shape == Shape.DIFFERENCE || aggregates(Aggregate.DIFFERENCE);
            case RUNNING ->
                draft.shape == Shape.RUNNING_TOTAL || draft.timeGrouping().isEmpty();
            case MEDIAN, PERCENTILE -> aggregates(Aggregate.PERCENTILE);
            case AVERAGE ->
                draft.shape == Shape.BUCKET_AVERAGE || aggregates(Aggregate.AVERAGE) || aggregates(Aggregate.RATIO);
            case MAXIMUM -> aggregates(Aggregate.MAXIMUM) || draft.ranking.isPresent();
            case MINIMUM -> aggregates(Aggregate.MINIMUM) || draft.ranking.isPresent();
            case GROUP -> !isGrouping(mention) || grouped() || fraction() || aggregates(Aggregate.RATIO);
            case GRAIN -> grouped();
            case TREND -> draft.shape != Shape.BUCKET_AVERAGE;
            case ACTIVE -> computes("active_stores", "active_customers", "finished_orders");
            case HIGHEST, LOWEST ->
                draft.ranking.isPresent()
                        || draft.shape == Shape.BEST_PER_GROUP
                        || !draft.having.isEmpty()
                        || aggregates(Aggregate.MAXIMUM)
                        || aggregates(Aggregate.MINIMUM)
                        || draft.rowPerValue
                        || negated()
                        || draft.shape == Shape.DIFFERENCE
                        || draft.shape == Shape.COMPARISON;
            default -> true;
        };
    }

    private boolean grouped() {
        return !draft.groupings.isEmpty() || draft.rowPerValue || !draft.sides.isEmpty();
    }

    /** "cada", and "por" before a dimension or before several values; not "por pedido", "por marketplace". */
    private boolean isGrouping(Mention mention) {
        List<Mention> behind = question.mentions().stream()
                .filter(each -> each.from() >= mention.to() && !each.is(Cue.VOID) && !each.is(Cue.OF))
                .toList();
        boolean each = Phrases.fold(mention.text()).matches(".*(cada|each).*");
        boolean dimension = behind.stream()
                .limit(1)
                .flatMap(next -> next.as(Meaning.DimensionWord.class).stream())
                .anyMatch(word -> !word.dimension().name().equals("order"));
        boolean every = Phrases.fold(mention.text()).matches(".*every.*");
        return each || dimension && !every && !isNarrowed(behind) || isSeveral(behind);
    }

    /** "pelas lojas de alimentação", "por clientes com mais de 60 anos": who did it, and not by what. */
    private static boolean isNarrowed(List<Mention> behind) {
        return behind.stream()
                .skip(1)
                .filter(next -> !next.is(Cue.WITH) && !next.is(Cue.WHICH))
                .limit(1)
                .anyMatch(next -> next.as(Meaning.ValueWord.class).isPresent()
                        || isAge(next)
                        || next.as(Meaning.DimensionWord.class).isPresent()
                        || next.as(Meaning.FieldWord.class).isPresent());
    }

    private static boolean isAge(Mention mention) {
        return mention.as(Meaning.ConditionWord.class)
                .flatMap(Meaning.ConditionWord::unit)
                .filter(Unit.YEARS::equals)
                .isPresent();
    }

    private static boolean isSeveral(List<Mention> behind) {
        List<Dimension> named = behind.stream()
                .takeWhile(next ->
                        next.is(Cue.AND) || next.as(Meaning.ValueWord.class).isPresent())
                .flatMap(next -> next.as(Meaning.ValueWord.class).stream())
                .map(word -> word.candidates().get(0).dimension())
                .toList();
        return named.size() > 1 && named.get(0).equals(named.get(1));
    }

    private boolean lacks() {
        boolean missing =
                draft.filters.stream().anyMatch(filter -> filter.fold(any -> false, any -> false, any -> true));
        return missing || draft.shape == Shape.ABSENCE || draft.shape == Shape.MEMBERSHIP;
    }

    private boolean negated() {
        return filters().anyMatch(Filter.OneOf::negated);
    }

    private boolean fraction() {
        return draft.measure.filter(measure -> measure.unit() == Unit.FRACTION).isPresent();
    }

    private boolean aggregates(Aggregate kind) {
        return measures().anyMatch(measure -> measure.aggregate() == kind);
    }
}
