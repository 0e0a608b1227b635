package datalk.execution;

import datalk.semantic.Source;
import java.util.List;

/**
 * Records that a result leaves out, or a sum counts as nothing, because they lack something.
 *
 * @param columns of the source, of which they lack at least one
 */
public record LeftOut(Source source, List<String> columns, long count) {
    public LeftOut {
        columns = List.copyOf(columns);
    }
}
