package datalk.records.order;

import datalk.records.RecordRepository;
import io.micronaut.data.mongodb.annotation.MongoRepository;

@MongoRepository
interface OrderRepository extends RecordRepository<StoredOrder> {}
