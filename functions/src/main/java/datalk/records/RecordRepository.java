package datalk.records;

import io.micronaut.data.mongodb.repository.MongoQueryExecutor;
import io.micronaut.data.repository.CrudRepository;

/** What every kind's repository can do: single records by id, and lists by filter. */
public interface RecordRepository<E extends StoredRecord<?, E>>
        extends CrudRepository<E, Long>, MongoQueryExecutor<E> {}
