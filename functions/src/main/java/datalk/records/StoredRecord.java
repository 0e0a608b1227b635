package datalk.records;

import java.util.List;

/**
 * A record as the database holds it: money in cents, times as ISO text, copies of what it refers to.
 *
 * @param <R> the form that callers see
 * @param <E> the stored form itself
 */
public interface StoredRecord<R, E> {
    Long id();

    /** Counts the changes made to this record by callers; 0 when created. */
    Long version();

    /** The same content at another version. */
    E withVersion(Long version);

    /** What callers see of it. */
    R shown();

    /** What other records copy of it. */
    default List<Object> copiedElsewhere() {
        return List.of();
    }
}
