package datalk.records;

/**
 * A record as the database holds it: money in cents, times as ISO text, copies of what it refers to.
 *
 * @param <E> the stored form itself
 */
public interface StoredRecord<E> {
    Long id();

    /** Counts the changes made to this record by callers; 0 when created. */
    Long version();

    /** The same content at another version. */
    E withVersion(Long version);
}
