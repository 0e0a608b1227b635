package datalk.records;

import datalk.problem.FieldIssue;
import java.util.List;
import java.util.Map;

/**
 * What became of many records written at once.
 *
 * @param rejected the reasons, by id, for records that were not written
 */
public record UpsertReport(int inserted, int updated, int unchanged, Map<Long, List<FieldIssue>> rejected) {
    public UpsertReport {
        rejected = Map.copyOf(rejected);
    }
}
