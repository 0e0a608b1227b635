package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Mention;
import datalk.plan.Filter;
import datalk.semantic.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells which of the things that a share names is the part; what else is named narrows the whole. */
final class SharePart {
    private final Words words;
    private final List<FilterReader.Named> named;
    private final Prepositions prepositions;

    SharePart(Words words, List<FilterReader.Named> named, List<Mention> all) {
        this.words = words;
        this.named = named;
        this.prepositions = new Prepositions(words, all);
    }

    /**
     * Of several names: the one before the share ("o X tem que participação", "X's share of"), else the one right
     * behind it if "no faturamento" follows ("participação do X no faturamento"), else the one that is not where to
     * look ("proporção de clientes ouro em Curitiba"), else the one named last ("… foi do X"). A condition is the part,
     * unless a name follows the verb or stands right behind the share so.
     */
    Optional<Filter> part(PlanDraft draft, int cue) {
        List<FilterReader.Named> positive =
                named.stream().filter(each -> !each.filter().negated()).toList();
        refuseTwoWholes(positive, cue);
        Optional<Filter> condition = condition(draft, positive, cue);
        if (condition.isPresent()) {
            return condition;
        }
        Optional<FilterReader.Named> before = positive.stream()
                .filter(each -> each.index() < cue && isClose(each.index(), cue))
                .filter(each -> !measuredBefore(each.index()))
                .filter(each -> !prepositions.placesAt(each.index()) || isAlone(each, positive))
                .findFirst();
        Optional<FilterReader.Named> behind =
                positive.stream().filter(each -> isOfWhole(each, cue)).findFirst();
        Optional<FilterReader.Named> last =
                positive.isEmpty() ? Optional.empty() : Optional.of(positive.get(positive.size() - 1));
        Optional<FilterReader.Named> origin =
                behindOrigin(positive, words.get(cue).to());
        if (behind.isEmpty()) {
            severalBehindVerb(positive, words.get(cue).to());
        }
        Optional<FilterReader.Named> left = origin.or(() -> leftBesideWhole(positive, cue));
        return left.or(() -> before)
                .or(() -> behind)
                .or(() -> beforePlace(positive, cue))
                .or(() -> last)
                .map(this::together);
    }

    /** "que parcela dos pedidos do Aurora passou de 200 reais": the condition is the part. */
    private Optional<Filter> condition(PlanDraft draft, List<FilterReader.Named> positive, int cue) {
        List<Integer> conditions = IntStream.range(0, words.size())
                .filter(i -> words.isCondition(i))
                .boxed()
                .toList();
        boolean named = positive.stream().anyMatch(each -> isOfWhole(each, cue));
        if (conditions.isEmpty() || draft.filters.isEmpty() || named) {
            return Optional.empty(); // "participação do Aurora nos pedidos acima de 200 reais"
        }
        int last = conditions.get(conditions.size() - 1);
        int verb = prepositions.lastVerb(
                Math.max(words.get(cue).to(), words.get(last).to()));
        if (positive.stream().anyMatch(each -> words.get(each.index()).from() > verb)) {
            return Optional.empty();
        }
        return Optional.of(draft.filters.remove(draft.filters.size() - 1));
    }

    /** "participação do X no faturamento" */
    private boolean isOfWhole(FilterReader.Named each, int cue) {
        return each.index() == cue + 1 && prepositions.placesBehind(each.index());
    }

    /** "pedidos do marketplace como % dos pedidos do Aurora": one whole less the other. */
    private void refuseTwoWholes(List<FilterReader.Named> positive, int cue) {
        boolean before = IntStream.range(0, cue).anyMatch(this::isCounted);
        boolean behind = IntStream.range(cue + 1, words.size()).anyMatch(this::isCounted);
        boolean both = positive.stream().anyMatch(each -> each.index() < cue)
                && positive.stream().anyMatch(each -> each.index() > cue);
        if (before && behind && both) {
            throw PlanningException.unsupported(words.get(cue).text());
        }
    }

    private boolean isCounted(int index) {
        return words.isOrders(index) || words.isMeasure(index);
    }

    /** "percentual de pedidos do WhatsApp no Aurora" */
    private Optional<FilterReader.Named> beforePlace(List<FilterReader.Named> positive, int cue) {
        boolean verb = prepositions.lastVerb(words.get(cue).to()) < Integer.MAX_VALUE;
        if (verb || positive.isEmpty()) {
            return Optional.empty();
        }
        FilterReader.Named last = positive.get(positive.size() - 1);
        return positive.stream()
                .filter(each -> prepositions.placesAt(last.index()) && each.index() > cue)
                .filter(each -> !each.filter().dimension().equals(last.filter().dimension()))
                .filter(each -> !prepositions.placesAt(each.index()))
                .findFirst();
    }

    private static boolean isAlone(FilterReader.Named one, List<FilterReader.Named> others) {
        return others.stream()
                .allMatch(each -> each.filter().dimension().equals(one.filter().dimension()));
    }

    /** "what share of Paraná's marketplace revenue came from X": what is named before the verb is the whole. */
    private Optional<FilterReader.Named> behindOrigin(List<FilterReader.Named> positive, int share) {
        int verb = prepositions.lastVerb(share);
        List<FilterReader.Named> behind = positive.stream()
                .filter(each -> words.get(each.index()).from() > verb)
                .toList();
        return behind.stream()
                .findFirst()
                .filter(first -> isAlone(first, behind) && prepositions.originatesAt(first.index()));
    }

    /** "… foi à noite pelo WhatsApp": a part by two conditions. */
    private void severalBehindVerb(List<FilterReader.Named> positive, int share) {
        int verb = prepositions.lastVerb(share);
        List<FilterReader.Named> behind = positive.stream()
                .filter(each -> words.get(each.index()).from() > verb)
                .toList();
        if (behind.stream().map(each -> each.filter().dimension()).distinct().count() > 1) {
            throw PlanningException.unsupported(words.get(behind.get(0).index()).text());
        }
    }

    /** "participação das lojas FOOD do Aurora no faturamento do Aurora": what is said again is the whole. */
    private Optional<FilterReader.Named> leftBesideWhole(List<FilterReader.Named> positive, int cue) {
        int measure = IntStream.range(0, words.size())
                .filter(index -> words.isMeasure(index))
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
            throw PlanningException.unsupported(words.get(cue).text());
        }
        return Optional.of(left.get(0));
    }

    /** "da receita de Curitiba, que parcela …" begins with the whole. */
    private boolean measuredBefore(int index) {
        for (int i = 0; i < index; i++) {
            boolean measured = words.isMeasure(i) || words.dimensionAt(i).isPresent();
            if (measured) {
                return true;
            }
        }
        return false;
    }

    private boolean isClose(int index, int cue) {
        int between = 0;
        for (int i = index + 1; i < cue; i++) {
            boolean joined = words.isValue(i)
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
        boolean joined = alike.size() == 1
                || words.is(alike.get(alike.size() - 1).index() - 1, Cue.AND)
                || words.is(alike.get(alike.size() - 1).index() - 1, Cue.OR);
        boolean each = alike.size() > 1 && (words.has(Cue.EACH_OF) || words.has(Cue.COMPARE));
        if (named && !(listed && joined) || each) {
            throw PlanningException.unsupported(words.get(chosen.index()).text()); // one of the other, or one each
        }
        return FilterReader.merged(alike).get(0);
    }
}
