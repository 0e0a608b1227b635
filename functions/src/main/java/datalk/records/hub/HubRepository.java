package datalk.records.hub;

import datalk.records.RecordRepository;
import io.micronaut.data.mongodb.annotation.MongoRepository;

@MongoRepository
interface HubRepository extends RecordRepository<StoredHub> {}
