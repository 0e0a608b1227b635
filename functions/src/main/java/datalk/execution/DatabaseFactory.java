package datalk.execution;

import datalk.database.QuestionClient;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.mongodb.operations.MongoDatabaseNameProvider;
import jakarta.inject.Singleton;

/** Gives questions their view of the database that the records are in. */
@Factory
class DatabaseFactory {

    @Singleton
    ReadOnlyDatabase database(
            QuestionClient client, BeanProvider<MongoDatabaseNameProvider> name, ExecutionConfig config) {
        return new ReadOnlyDatabase(client::get, () -> name.get().provide(Object.class), config.deadline());
    }
}
