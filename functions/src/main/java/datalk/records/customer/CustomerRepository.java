package datalk.records.customer;

import datalk.records.RecordRepository;
import io.micronaut.data.mongodb.annotation.MongoRepository;

@MongoRepository
interface CustomerRepository extends RecordRepository<StoredCustomer> {}
