package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.plan.Value;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads shares: which of the things that a question names is the part, and which narrow the whole. */
final class ShareReader {
    private final SemanticModel model;
    private final Words words;
    private final List<FilterReader.Named> named;
    private final List<Mention> all;
    private final FollowUp followUp;

    ShareReader(
            SemanticModel model, Words words, List<FilterReader.Named> named, List<Mention> all, FollowUp followUp) {
        this.followUp = followUp;
        this.all = all;
        this.model = model;
        this.words = words;
        this.named = named;
    }

    void read(PlanDraft draft) {
        int cue = Math.max(words.find(Cue.SHARE), words.find(Cue.PERCENT));
        words.useAll(Cue.SHARE, Cue.PERCENT, Cue.COMPARE, Cue.TOGETHER);
        boolean ofEach = words.is(cue + 1, Cue.GROUP) && !draft.groupings.isEmpty();
        if (!ofEach && becomesRate(draft)) { // "participação de cada canal nos cancelados" is of them
            return;
        }
        draft.shape = Shape.SHARE;
        if (!draft.groupings.isEmpty()) {
            ofEachGroup(draft, cue);
            return;
        }
        Optional<Filter> canceled = canceledOrders(draft, cue);
        draft.part = canceled.or(() -> new SharePart(words, named, all).part(draft, cue));
        if (draft.part.isEmpty()) {
            draft.part = followUp.previous().flatMap(before -> before.part);
        }
        if (draft.part.isEmpty()) {
            throw new PlanningException(
                    Issue.of(Reason.NOT_UNDERSTOOD, words.get(cue).text()));
        }
    }

    /**
     * "participação de cada canal": each group's. "percentual de cancelamento por canal" is a rate; "participação do
     * marketplace no faturamento de cada shopping" is a part of each group, which no plan says.
     */
    private void ofEachGroup(PlanDraft draft, int cue) {
        boolean percent = Phrases.fold(words.get(cue).text()).matches(".*(%|percent|porcent|por cento|pct).*");
        boolean plural = words.all().stream()
                .filter(mention -> mention.as(Meaning.MeasureWord.class).isPresent())
                .anyMatch(mention -> Phrases.fold(mention.text()).matches(".*(cancelamentos|cancell?ations)"));
        boolean canceled = draft.measure
                .filter(measure -> measure.name().equals("canceled_orders"))
                .isPresent();
        boolean ofOrders = words.isOrders(cue + 1); // "cancelamentos em % dos pedidos"
        if (percent && canceled && (!plural || ofOrders)) {
            draft.shape = Shape.SUMMARY;
            draft.measure = Optional.of(model.measure("cancellation_rate"));
            return;
        }
        Prepositions prepositions = new Prepositions(words, all);
        boolean partNamed = named.stream()
                .filter(each -> !each.filter().negated())
                .filter(each -> !draft.groupings.contains(each.filter().dimension()))
                .anyMatch(each -> each.index() == cue + 1
                        || each.index() == cue - 1 && !prepositions.placesAt(each.index())
                        || words.dimensionAt(cue + 1).isPresent() && each.index() == cue + 2);
        boolean parts =
                words.is(cue + 1, Cue.GROUP) && words.dimensionAt(cue + 2).isPresent()
                        || words.has(Cue.SPLIT) // "% de cada canal"
                        || IntStream.range(2, words.size())
                                .anyMatch(i -> words.is(i, Cue.SHARE)
                                        && words.is(i - 2, Cue.GROUP)
                                        && words.dimensionAt(i - 1).isPresent()); // "did each mall account for"
        boolean ofOne = !parts
                && named.stream()
                        .filter(each -> !each.filter().negated() && !prepositions.placesAt(each.index()))
                        .filter(each -> !each.filter().dimension().name().equals("status"))
                        .filter(each -> !draft.groupings.contains(each.filter().dimension()))
                        .anyMatch(each ->
                                each.index() < cue || draft.timeGrouping().isPresent() && each.index() == cue + 2);
        boolean status = percent
                && named.stream()
                        .anyMatch(each -> each.index() < cue
                                && each.filter().dimension().name().equals("status"));
        boolean condition = percent && !draft.filters.isEmpty();
        boolean ofAll = prepositions.placesBehind(cue); // "participação nos pedidos do Aurora"
        if (partNamed && !ofAll || ofOne || condition || status || partBehindVerb(cue)) {
            throw PlanningException.unsupported(words.get(cue).text());
        }
    }

    /** "em cada shopping, que percentual do faturamento vem do marketplace" */
    private boolean partBehindVerb(int cue) {
        boolean groupedBefore = IntStream.range(0, cue)
                .anyMatch(index -> words.is(index, Cue.GROUP)
                        && words.dimensionAt(index + 1).isPresent());
        int verb = new Prepositions(words, all).firstVerb(words.get(cue).to());
        boolean eachOf = words.all().stream().anyMatch(mention -> Doubts.says(mention, Cue.GROUP, ".*(each|cada).*"));
        return (groupedBefore || eachOf)
                && named.stream().anyMatch(each -> words.get(each.index()).from() > verb);
    }

    /** "que proporção dos pedidos de marketplace foi cancelada": the share of the cancelled is a rate. */
    private boolean ordersNamed() {
        for (int i = 0; i < words.size(); i++) {
            boolean named = words.isOrders(i);
            if (named) {
                return true;
            }
        }
        return false;
    }

    private boolean becomesRate(PlanDraft draft) {
        boolean orders = draft.measure
                .filter(measure -> measure.name().equals("order_count"))
                .isPresent();
        FilterReader.Named last = named.isEmpty() ? null : named.get(named.size() - 1);
        boolean elliptic = last != null && words.is(last.index() - 1, Cue.SHARE); // "quantos % cancelados"
        if (!orders || last == null || !ordersNamed() && !elliptic) {
            return false;
        }
        refuseOfCanceled(draft);
        boolean canceled =
                last.filter().values().stream().allMatch(value -> value.key().equals("CANCELED"));
        boolean ofOrders = words.dimensionAt(last.index() - 1).isPresent() && named.size() > 1;
        if (canceled && !ofOrders && !last.filter().negated()) {
            draft.measure = Optional.of(model.measure("cancellation_rate"));
            draft.absorbed.add(last.filter());
            return true;
        }
        return false;
    }

    /** "what percentage of canceled orders were from gold customers": they are the whole. */
    private void refuseOfCanceled(PlanDraft draft) {
        boolean others = named.size() > 1 || !draft.filters.isEmpty();
        named.stream()
                .filter(each -> each.filter().values().stream()
                        .allMatch(value -> value.key().equals("CANCELED")))
                .filter(each -> words.isOrders(each.index() + 1)
                        && (words.is(each.index() - 1, Cue.SHARE) || words.is(each.index() - 1, Cue.PERCENT)))
                .filter(any -> others)
                .findFirst()
                .ifPresent(each -> {
                    throw PlanningException.unsupported(words.get(each.index()).text());
                });
    }

    /** "quantos % dos pedidos foram cancelados": all orders are the whole. */
    private Optional<Filter> canceledOrders(PlanDraft draft, int cue) {
        Optional<Measure> canceled =
                draft.measure.filter(measure -> measure.name().equals("canceled_orders"));
        boolean noun = words.all().stream()
                .filter(mention -> mention.as(Meaning.MeasureWord.class).isPresent())
                .anyMatch(mention -> Phrases.fold(mention.text()).matches(".*(cancelament|cancell?ation).*"));
        boolean whole = !named.isEmpty()
                && IntStream.range(0, Math.max(0, cue))
                        .anyMatch(i -> words.isMeasure(i)
                                && words.textAt(i).startsWith("total")); // "do total de cancelados, quantos % …"
        if (canceled.isEmpty() || whole || !named.isEmpty() && noun) {
            return Optional.empty();
        }
        draft.measure = Optional.of(model.measure("order_count"));
        return Optional.of(new Filter.OneOf(model.dimension("status"), List.of(Value.of("CANCELED")), false));
    }
}
