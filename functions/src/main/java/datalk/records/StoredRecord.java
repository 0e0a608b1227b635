package datalk.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * The mark of the last write, while what it leaves to be done is not done: copies elsewhere, and the names that
     * questions know. Orders never have one, for nothing copies them.
     */
    default @Nullable String unfinished() {
        return null;
    }

    /** The same content at another version and with another mark. */
    E inState(Long version, @Nullable String unfinished);

    /** The same content at the version and with the mark of another. */
    default E inStateOf(StoredRecord<?, ?> other) {
        return inState(other.version(), other.unfinished());
    }

    /** What callers see of it. */
    R shown();

    /** What other records copy of it. */
    default List<Object> copiedElsewhere() {
        return List.of();
    }
}
