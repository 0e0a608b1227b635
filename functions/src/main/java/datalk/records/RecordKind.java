package datalk.records;

import java.util.List;

/**
 * What is particular to one kind of record, as data.
 *
 * @param name in the singular, {@code "store"}; the texts know it under {@code kind.store}
 * @param collection where its documents are
 * @param type the form that callers see
 * @param storedType the form that the database holds
 * @param idField the name of the id in that form
 * @param filters of its list
 * @param order of its list
 */
public record RecordKind<R extends ApiRecord, E extends StoredRecord<R, E>>(
        String name,
        String collection,
        Class<R> type,
        Class<E> storedType,
        String idField,
        List<ListFilter> filters,
        ListOrder<E> order) {
    public RecordKind {
        filters = List.copyOf(filters);
    }

    /** Whether it is a register, whose names questions may mention: all but orders are. */
    boolean isRegister() {
        return !CollectionNames.ORDERS.equals(collection);
    }
}
