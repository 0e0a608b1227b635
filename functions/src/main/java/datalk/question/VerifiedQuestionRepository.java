package datalk.question;

import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.repository.CrudRepository;

@MongoRepository
interface VerifiedQuestionRepository extends CrudRepository<StoredVerifiedQuestion, String> {}
