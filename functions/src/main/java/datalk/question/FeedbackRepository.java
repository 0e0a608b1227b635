package datalk.question;

import io.micronaut.data.mongodb.annotation.MongoRepository;
import io.micronaut.data.mongodb.repository.MongoQueryExecutor;
import io.micronaut.data.repository.CrudRepository;

@MongoRepository
interface FeedbackRepository extends CrudRepository<Feedback, String>, MongoQueryExecutor<Feedback> {}
