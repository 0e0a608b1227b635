package datalk.semantic;

import java.util.Map;

/**
 * A number that records carry and that questions may filter, average or rank by.
 *
 * @param columns where the number stands, by source; a percentile of it can be asked where it is {@code statistic}
 */
public record NumericField(String name, Map<String, String> columns, Unit unit, Text label, boolean statistic) {
    public NumericField {
        columns = Map.copyOf(columns);
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
