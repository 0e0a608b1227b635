package datalk.records;

import datalk.problem.FieldIssue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as callers send and receive it: the columns of the Delivery Center export, constraints as annotations.
 *
 * <p>Fields may be null until the constraints have been checked, so that all wrong fields can be named at once.
 */
public interface ApiRecord {
    /** The record's own number; callers choose it. */
    @Nullable Long id();

    /** What is wrong between fields that are right each for itself. */
    default List<FieldIssue> contradictions() {
        return List.of();
    }
}
