package datalk.semantic;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses a model whose entries are each well written and that no question could be answered with. */
final class ModelCheck {
    /** The steps of the calendar that data are grouped by. */
    static final Set<String> GRAINS = Set.of("day", "week", "month", "quarter", "year");

    private final SemanticModel model;

    private ModelCheck(SemanticModel model) {
        this.model = model;
    }

    static void check(SemanticModel model) {
        ModelCheck check = new ModelCheck(model);
        model.dimensions().values().forEach(check::dimension);
        model.measures().values().forEach(check::measure);
    }

    private static void require(boolean met, String entry, String reason) {
        if (!met) {
            throw new SemanticModelException("semantic model." + entry + ": " + reason);
        }
    }

    private void dimension(Dimension dimension) {
        String entry = "dimensions." + dimension.name();
        boolean grain = dimension.kind() == Dimension.Kind.GRAIN;
        require(!grain || GRAINS.contains(dimension.name()), entry, "a grain is one of " + GRAINS);
        boolean cycle = dimension.kind() == Dimension.Kind.CYCLE;
        require(cycle != dimension.cycle().isEmpty(), entry, "a CYCLE, and nothing else, has a cycle");
        boolean named = dimension.nameColumn().isPresent();
        require(named != dimension.names().isEmpty(), entry, "names and name_column belong together");
        require(
                !named || dimension.names().keySet().equals(dimension.keys().keySet()),
                entry,
                "a name for each source that has a key");
    }

    private void measure(Measure measure) {
        String entry = "measures." + measure.name();
        Set<String> known = fieldsOf(measure.source());
        Stream.of(
                        measure.conditions().keySet(),
                        measure.required(),
                        measure.distinctField().stream().toList())
                .flatMap(Collection::stream)
                .forEach(field -> require(
                        known.contains(field),
                        entry,
                        field + " is neither a column of a field nor a key of a dimension of "
                                + measure.source().name()));
        measure.conditions()
                .forEach((field, values) ->
                        require(!values.isEmpty(), entry, "where " + field + " is none of any values"));
        require(
                measure.aggregate() != Aggregate.PERCENTILE,
                entry,
                "a percentile is asked of a statistic, and is no measure of its own");
    }

    /** What the model says that the records of a source have: a misspelt name would count nothing, in silence. */
    private Set<String> fieldsOf(Source source) {
        Stream<String> columns = model.fields().values().stream()
                .flatMap(field -> field.columns().entrySet().stream())
                .filter(column -> column.getKey().equals(source.name()))
                .map(column -> column.getValue());
        Stream<String> keys = model.dimensions().values().stream()
                .filter(dimension -> dimension.knownIn(source))
                .map(dimension -> dimension.keyIn(source));
        return Stream.concat(Stream.concat(columns, keys), source.timeField().stream())
                .collect(Collectors.toSet());
    }
}
