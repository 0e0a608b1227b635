package datalk.question;

import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.CrudRepository;

@MongoRepository
interface KeptAnswerRepository extends CrudRepository<KeptAnswer, String> {}
