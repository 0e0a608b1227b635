package datalk.planning;

import datalk.plan.Filter;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts the filters that a follow-up names into those of the question before.
 *
 * <pre>
 * [Aurora, Farol], "e o Mirante?"          → [Mirante]
 * [Aurora, Farol], "inclua o Mirante"      → [Aurora, Farol, Mirante]
 * [Aurora, Farol], "tire o Farol"          → [Aurora]
 * [Aurora, Farol], "troque Farol por Cedro" → [Aurora, Cedro]
 * </pre>
 */
final class FilterMerge {
    private static final List<Set<String>> FAMILIES =
            List.of(Set.of("channel", "channel_type"), Set.of("hub", "city", "state"));

    private final PlanDraft merged;
    private final Edit edit;

    FilterMerge(PlanDraft merged, Edit edit) {
        this.merged = merged;
        this.edit = edit;
    }

    void merge(List<Filter> named) {
        replace(withoutPart(named).stream()
                .map(filter -> changed(filter, merged.filters))
                .toList());
    }

    /** In a share, another value of the part's dimension is another part. */
    private List<Filter> withoutPart(List<Filter> filters) {
        List<Filter> kept = new ArrayList<>(filters);
        for (Filter filter : filters) {
            boolean part = filter.asOneOf()
                    .filter(each -> merged.part
                            .flatMap(Filter::asOneOf)
                            .filter(before -> alike(before.dimension(), each.dimension()))
                            .isPresent())
                    .isPresent();
            if (part && merged.shape == Shape.SHARE) {
                merged.part = merged.part.map(before -> changed(filter, List.of(before)));
                kept.remove(filter);
            }
        }
        return kept;
    }

    /** A channel takes the place of a type of channels, a mall that of a city. */
    static boolean alike(Dimension one, Dimension other) {
        return one.equals(other)
                || FAMILIES.stream().anyMatch(family -> family.contains(one.name()) && family.contains(other.name()));
    }

    /** The values of that dimension that are spoken of from now on. */
    private Filter changed(Filter filter, List<Filter> before) {
        return filter.asOneOf()
                .map(fresh -> before.stream()
                        .flatMap(each -> each.asOneOf().stream())
                        .filter(each -> each.dimension().equals(fresh.dimension()))
                        .findFirst()
                        .map(each -> changed(each, fresh))
                        .orElse(fresh))
                .<Filter>map(oneOf -> oneOf)
                .orElse(filter);
    }

    private Filter.OneOf changed(Filter.OneOf before, Filter.OneOf fresh) {
        if (edit.adds() && before.negated() == fresh.negated()) {
            return with(before.values(), fresh);
        }
        List<Value> left = new ArrayList<>(before.values());
        if (fresh.negated() && !before.negated()) {
            left.removeAll(fresh.values());
            if (left.isEmpty()
                    || left.size() + fresh.values().size() != before.values().size()) {
                throw new PlanningException(Issue.of(Reason.UNSUPPORTED)); // all of those named, or none of them
            }
            return new Filter.OneOf(before.dimension(), left, false);
        }
        if (fresh.negated() && before.values().equals(fresh.values())) {
            return fresh;
        }
        if (fresh.negated()) {
            throw new PlanningException(Issue.of(Reason.UNSUPPORTED)); // without both, or now with the first
        }
        boolean back = before.negated() && fresh.values().stream().anyMatch(before.values()::contains);
        if (back || before.negated() && edit.adds()) {
            throw new PlanningException(Issue.of(Reason.UNSUPPORTED)); // with it again, or it alone
        }
        boolean some = !fresh.negated() && left.removeAll(edit.replaced());
        return some ? with(left, fresh) : fresh;
    }

    private static Filter.OneOf with(List<Value> before, Filter.OneOf fresh) {
        List<Value> all = Stream.concat(before.stream(), fresh.values().stream())
                .distinct()
                .toList();
        return new Filter.OneOf(fresh.dimension(), all, fresh.negated());
    }

    private void replace(List<Filter> named) {
        List<Filter.OneOf> values = values(named).toList();
        merged.filters.removeIf(filter -> filter.fold(
                oneOf -> values.stream().anyMatch(fresh -> replaces(fresh, oneOf)),
                within -> named.stream()
                        .anyMatch(other ->
                                other.fold(any -> false, each -> each.field().equals(within.field()), any -> false)),
                missing -> false));
        merged.filters.addAll(named);
    }

    /** A mall takes the place of a city, but "sem o Comida Já" leaves the other marketplaces. */
    private static boolean replaces(Filter.OneOf fresh, Filter.OneOf before) {
        return fresh.dimension().equals(before.dimension())
                || alike(fresh.dimension(), before.dimension()) && !fresh.negated() && !before.negated();
    }

    private static Stream<Filter.OneOf> values(List<Filter> filters) {
        return filters.stream().flatMap(filter -> filter.asOneOf().stream());
    }

    /** A rate is of orders of any status. */
    static void dropStatus(PlanDraft merged) {
        merged.filters.removeIf(filter -> filter.isOn("status"));
    }
}
