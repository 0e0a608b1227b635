package datalk.semantic;

import java.util.List;
import java.util.Map;

/**
 * A number that records carry and that questions may filter, average or rank by.
 *
 * @param columns where the number stands, by source; a percentile of it can be asked where it is {@code statistic}
 * @param optional the sources whose records may lack the number and are counted all the same
 */
public record NumericField(
        String name, Map<String, String> columns, Unit unit, Text label, boolean statistic, List<String> optional) {
    public NumericField {
        columns = Map.copyOf(columns);
        optional = List.copyOf(optional);
    }

    /** Whether a sum over records of {@code source} passes over some that lack the number. */
    public boolean optionalIn(Source source) {
        return optional.contains(source.name());
    }

    /** The field's name in the collection of {@code source}. */
    public String columnIn(Source source) {
        String column = columns.get(source.name());
        if (column == null) {
            throw new IllegalStateException(name + " is not a field of " + source.name());
        }
        return column;
    }
}
