package datalk.records.channel;

import datalk.records.RecordRepository;
import io.micronaut.data.mongodb.annotation.MongoRepository;

@MongoRepository
interface ChannelRepository extends RecordRepository<StoredChannel> {}
