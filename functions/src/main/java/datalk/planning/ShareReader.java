package datalk.planning;

import datalk.grounding.Cue;
import datalk.plan.Filter;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;

/** Reads shares: which of the things that a question names is the part, and which narrow the whole. */
final class ShareReader {
    private final SemanticModel model;
    private final Words words;
    private final List<FilterReader.Named> named;

    ShareReader(SemanticModel model, Words words, List<FilterReader.Named> named) {
        this.model = model;
        this.words = words;
        this.named = named;
    }

    void read(PlanDraft draft) {
        int cue = Math.max(words.find(Cue.SHARE), words.find(Cue.PERCENT));
        words.useAll(Cue.SHARE, Cue.PERCENT, Cue.COMPARE);
        draft.shape = Shape.SHARE;
        if (!draft.groupings.isEmpty()) {
            return;
        }
        Optional<Filter> canceled = canceledOrders(draft);
        draft.part = canceled.or(() -> part(cue)).or(() -> condition(draft));
        if (draft.part.isEmpty()) {
            throw new PlanningException(
                    Issue.of(Reason.NOT_UNDERSTOOD, words.get(cue).text()));
        }
    }

    /** "quantos % dos pedidos foram cancelados": all orders are the whole. */
    private Optional<Filter> canceledOrders(PlanDraft draft) {
        Optional<Measure> canceled =
                draft.measure.filter(measure -> measure.name().equals("canceled_orders"));
        if (canceled.isEmpty() || !named.isEmpty() && named.stream().allMatch(each -> near(each))) {
            return Optional.empty();
        }
        draft.measure = Optional.of(model.measure("order_count"));
        return Optional.of(
                new Filter.OneOf(model.dimension("status"), List.of(datalk.plan.Value.of("CANCELED")), false));
    }

    private boolean near(FilterReader.Named each) {
        int share = firstShare();
        return share >= 0 && each.index() == share + 1;
    }

    private int firstShare() {
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, Cue.SHARE)) {
                return i;
            }
        }
        return -1;
    }

    /** "participação do X", "X representa", else the value named last: "… foi do X". */
    private Optional<Filter> part(int cue) {
        List<FilterReader.Named> positive =
                named.stream().filter(each -> !each.filter().negated()).toList();
        Optional<FilterReader.Named> behind =
                positive.stream().filter(each -> each.index() == cue + 1).findFirst();
        Optional<FilterReader.Named> before = positive.stream()
                .filter(each -> each.index() == cue - 1)
                .filter(each -> isVerb(words.get(cue).text()))
                .findFirst();
        Optional<FilterReader.Named> last =
                positive.isEmpty() ? Optional.empty() : Optional.of(positive.get(positive.size() - 1));
        return behind.or(() -> before).or(() -> last).map(FilterReader.Named::filter);
    }

    private static boolean isVerb(String text) {
        String folded = datalk.semantic.Phrases.fold(text);
        return List.of("represent", "correspond", "pesa", "respond", "account", "make", "made").stream()
                .anyMatch(folded::contains);
    }

    /** "que parcela dos pedidos passou de 200 reais": the condition is the part. */
    private static Optional<Filter> condition(PlanDraft draft) {
        Optional<Filter> within = draft.filters.stream().reduce((first, second) -> second);
        within.ifPresent(draft.filters::remove);
        return within;
    }
}
