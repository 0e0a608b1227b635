package datalk.records.store;

import datalk.records.RecordRepository;
import io.micronaut.data.mongodb.annotation.MongoRepository;

@MongoRepository
interface StoreRepository extends RecordRepository<StoredStore> {}
