package datalk.records.store;

import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.CrudRepository;

@MongoRepository
interface StoreRepository extends CrudRepository<Store, Integer> {}
