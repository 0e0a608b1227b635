package datalk.phrasing;

import datalk.plan.Filter;
import datalk.plan.Summary;
import datalk.semantic.Dimension;
import java.util.stream.Stream;

/** Tells where a place would be taken for another than is meant: a city beside customers is taken for theirs. */
final class UnclearPlaces {
    private UnclearPlaces() {}

    static boolean in(Summary plan) {
        boolean customers = dimensions(plan).anyMatch(name -> name.startsWith("customer"));
        return customers && dimensions(plan).anyMatch(name -> name.equals("city") || name.equals("state"));
    }

    private static Stream<String> dimensions(Summary plan) {
        Stream<Dimension> filtered = plan.filters().stream()
                .flatMap(filter -> filter.asOneOf().stream())
                .map(Filter.OneOf::dimension);
        return Stream.concat(filtered, plan.groupings().stream()).map(Dimension::name);
    }
}
