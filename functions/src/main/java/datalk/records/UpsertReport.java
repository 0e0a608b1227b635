package datalk.records;

import datalk.problem.FieldIssue;
import java.util.List;
import java.util.Map;

/**
 * What became of many records written at once.
 *
 * @param unchanged as they were before, or replaced by a later one with the same id
 * @param rejected the reasons, by place among the records from 0 on, for those that were not written
 */
public record UpsertReport(int inserted, int updated, int unchanged, Map<Integer, List<FieldIssue>> rejected) {
    public UpsertReport {
        rejected = Map.copyOf(rejected);
    }
}
