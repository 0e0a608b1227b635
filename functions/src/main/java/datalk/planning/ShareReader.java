package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads shares: which of the things that a question names is the part, and which narrow the whole. */
final class ShareReader {
    private static final Pattern VERBS =
            Pattern.compile("foi|foram|veio|vieram|vem|eh|sao|is|are|was|were|came|comes|come");

    private final SemanticModel model;
    private final Words words;
    private final List<FilterReader.Named> named;
    private final List<Mention> all;
    private final FollowUp followUp;
    private final Prepositions prepositions;

    ShareReader(
            SemanticModel model, Words words, List<FilterReader.Named> named, List<Mention> all, FollowUp followUp) {
        this.followUp = followUp;
        this.all = all;
        this.model = model;
        this.words = words;
        this.named = named;
        this.prepositions = new Prepositions(words, all);
    }

    void read(PlanDraft draft) {
        int cue = Math.max(words.find(Cue.SHARE), words.find(Cue.PERCENT));
        words.useAll(Cue.SHARE, Cue.PERCENT, Cue.COMPARE);
        if (becomesRate(draft)) {
            return;
        }
        draft.shape = Shape.SHARE;
        if (!draft.groupings.isEmpty()) {
            ofEachGroup(draft, cue);
            return;
        }
        Optional<Filter> canceled = canceledOrders(draft);
        draft.part = canceled.or(() -> part(cue)).or(() -> condition(draft));
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
        if (percent && canceled && !plural) {
            draft.shape = Shape.SUMMARY;
            draft.measure = Optional.of(model.measure("cancellation_rate"));
            return;
        }
        boolean partNamed = named.stream()
                .filter(each -> !each.filter().negated())
                .anyMatch(each -> (each.index() == cue + 1
                                || each.index() == cue - 1
                                || words.dimensionAt(cue + 1).isPresent() && each.index() == cue + 2)
                        && draft.groupings.stream().noneMatch(each.filter().dimension()::equals));
        boolean status = percent
                && named.stream()
                        .anyMatch(each -> each.index() < cue
                                && each.filter().dimension().name().equals("status"));
        boolean condition = percent && !draft.filters.isEmpty();
        if (partNamed || condition || status || partBehindVerb(cue)) {
            throw new PlanningException(
                    Issue.of(Reason.UNSUPPORTED, words.get(cue).text()));
        }
    }

    /** "em cada shopping, que percentual do faturamento vem do marketplace" */
    private boolean partBehindVerb(int cue) {
        boolean groupedBefore = IntStream.range(0, cue)
                .anyMatch(index -> words.is(index, Cue.GROUP)
                        && words.dimensionAt(index + 1).isPresent());
        int verb = all.stream()
                .filter(mention -> mention.from() >= words.get(cue).to())
                .filter(mention -> VERBS.matcher(Phrases.fold(mention.text())).matches())
                .mapToInt(Mention::from)
                .min()
                .orElse(Integer.MAX_VALUE);
        return groupedBefore
                && named.stream().anyMatch(each -> words.get(each.index()).from() > verb);
    }

    /** "que proporção dos pedidos de marketplace foi cancelada": the share of the cancelled is a rate. */
    private boolean ordersNamed() {
        for (int i = 0; i < words.size(); i++) {
            boolean named = words.at(i, Meaning.DimensionWord.class)
                    .filter(word -> word.dimension().name().equals("order"))
                    .isPresent();
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
        if (!orders || named.isEmpty() || !ordersNamed()) {
            return false;
        }
        FilterReader.Named last = named.get(named.size() - 1);
        boolean canceled =
                last.filter().values().stream().allMatch(value -> value.key().equals("CANCELED"));
        boolean ofOrders =
                words.at(last.index() - 1, Meaning.DimensionWord.class).isPresent() && named.size() > 1;
        if (canceled && !ofOrders && !last.filter().negated()) {
            draft.measure = Optional.of(model.measure("cancellation_rate"));
            draft.absorbed.add(last.filter());
            return true;
        }
        return false;
    }

    /** "quantos % dos pedidos foram cancelados": all orders are the whole. */
    private Optional<Filter> canceledOrders(PlanDraft draft) {
        Optional<Measure> canceled =
                draft.measure.filter(measure -> measure.name().equals("canceled_orders"));
        boolean noun = words.all().stream()
                .filter(mention -> mention.as(Meaning.MeasureWord.class).isPresent())
                .anyMatch(mention -> Phrases.fold(mention.text()).matches(".*(cancelament|cancell?ation).*"));
        if (canceled.isEmpty() || !named.isEmpty() && noun) {
            return Optional.empty();
        }
        draft.measure = Optional.of(model.measure("order_count"));
        return Optional.of(new Filter.OneOf(model.dimension("status"), List.of(Value.of("CANCELED")), false));
    }

    /**
     * Of several names: the one before the share ("o X tem que participação", "X's share of"), else the one right
     * behind it if "no faturamento" follows ("participação do X no faturamento"), else the one named last ("… foi do
     * X").
     */
    private Optional<Filter> part(int cue) {
        List<FilterReader.Named> positive =
                named.stream().filter(each -> !each.filter().negated()).toList();
        Optional<FilterReader.Named> before = positive.stream()
                .filter(each -> each.index() < cue && isClose(each.index(), cue))
                .filter(each -> !measuredBefore(each.index()))
                .filter(each -> !prepositions.placesAt(each.index()) || isAlone(each, positive))
                .findFirst();
        Optional<FilterReader.Named> behind = positive.stream()
                .filter(each -> each.index() == cue + 1 && prepositions.placesBehind(each.index()))
                .findFirst();
        Optional<FilterReader.Named> last =
                positive.isEmpty() ? Optional.empty() : Optional.of(positive.get(positive.size() - 1));
        severalBehindVerb(positive, words.get(cue).to());
        Optional<FilterReader.Named> left = leftBesideWhole(positive, cue);
        return left.or(() -> before).or(() -> behind).or(() -> last).map(this::together);
    }

    private static boolean isAlone(FilterReader.Named one, List<FilterReader.Named> others) {
        return others.stream()
                .allMatch(each -> each.filter().dimension().equals(one.filter().dimension()));
    }

    /** "… foi à noite pelo WhatsApp": a part by two conditions. */
    private void severalBehindVerb(List<FilterReader.Named> positive, int share) {
        int verb = all.stream()
                .filter(mention -> mention.from() >= share)
                .filter(mention -> VERBS.matcher(Phrases.fold(mention.text())).matches())
                .mapToInt(Mention::from)
                .max()
                .orElse(Integer.MAX_VALUE);
        List<FilterReader.Named> behind = positive.stream()
                .filter(each -> words.get(each.index()).from() > verb)
                .toList();
        if (behind.stream().map(each -> each.filter().dimension()).distinct().count() > 1) {
            throw new PlanningException(Issue.of(
                    Reason.UNSUPPORTED, words.get(behind.get(0).index()).text()));
        }
    }

    /** "participação das lojas FOOD do Aurora no faturamento do Aurora": what is said again is the whole. */
    private Optional<FilterReader.Named> leftBesideWhole(List<FilterReader.Named> positive, int cue) {
        int measure = IntStream.range(0, words.size())
                .filter(index -> words.at(index, Meaning.MeasureWord.class).isPresent())
                .findFirst()
                .orElse(-1);
        List<FilterReader.Named> part = positive.stream()
                .filter(each -> each.index() > cue && each.index() < measure)
                .toList();
        boolean several =
                part.stream().map(each -> each.filter().dimension()).distinct().count() > 1;
        boolean whole = positive.stream().anyMatch(each -> each.index() > measure);
        if (cue < measure
                && !several
                && !part.isEmpty()
                && whole
                && prepositions.placesBehind(part.get(part.size() - 1).index())) {
            return Optional.of(part.get(0)); // "dos clientes de Curitiba no faturamento do Bela Vista"
        }
        if (cue > measure || !several) {
            return Optional.empty();
        }
        List<FilterReader.Named> left = part.stream()
                .filter(each -> positive.stream()
                        .noneMatch(other ->
                                other.index() > measure && other.filter().equals(each.filter())))
                .toList();
        if (left.size() != 1) {
            throw new PlanningException(
                    Issue.of(Reason.UNSUPPORTED, words.get(cue).text()));
        }
        return Optional.of(left.get(0));
    }

    /** "da receita de Curitiba, que parcela …" begins with the whole. */
    private boolean measuredBefore(int index) {
        for (int i = 0; i < index; i++) {
            boolean measured = words.at(i, Meaning.MeasureWord.class).isPresent()
                    || words.at(i, Meaning.DimensionWord.class).isPresent();
            if (measured) {
                return true;
            }
        }
        return false;
    }

    private boolean isClose(int index, int cue) {
        int between = 0;
        for (int i = index + 1; i < cue; i++) {
            boolean joined = words.at(i, Meaning.ValueWord.class).isPresent()
                    || words.is(i, Cue.AND)
                    || words.is(i, Cue.WITH)
                    || words.is(i, Cue.WHICH)
                    || words.is(i, Cue.GROUP);
            between += joined ? 0 : 1;
        }
        return between == 0;
    }

    /** Several values of one dimension are one part: "sábados e domingos". */
    private Filter together(FilterReader.Named chosen) {
        List<FilterReader.Named> alike = named.stream()
                .filter(each -> each.filter().dimension().equals(chosen.filter().dimension()))
                .filter(each -> !each.filter().negated())
                .toList();
        boolean named = chosen.filter().dimension().kind() == Dimension.Kind.ENTITY;
        boolean listed = IntStream.range(1, alike.size())
                .allMatch(i -> alike.get(i).index() - alike.get(i - 1).index() <= 2);
        if (named && !listed || alike.size() > 1 && words.has(Cue.EACH_OF)) {
            throw new PlanningException(
                    Issue.of(Reason.UNSUPPORTED, words.get(chosen.index()).text())); // one of the other, or one each
        }
        return FilterReader.merged(alike).get(0);
    }

    /** "que parcela dos pedidos passou de 200 reais": the condition is the part. */
    private static Optional<Filter> condition(PlanDraft draft) {
        Optional<Filter> within = draft.filters.stream().reduce((first, second) -> second);
        within.ifPresent(draft.filters::remove);
        return within;
    }
}
