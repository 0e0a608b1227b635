package datalk.records;

import com.mongodb.ConnectionString;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.data.model.PersistentEntity;
import io.micronaut.data.mongodb.operations.MongoDatabaseNameProvider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The database is the one that the connection string names; {@code datalk} where it names none, as Cosmos' do. */
@Singleton
@Primary
@Replaces(MongoDatabaseNameProvider.class)
final class DatabaseName implements MongoDatabaseNameProvider {
    private static final String USUAL = "datalk";

    private final String name;

    DatabaseName(DefaultMongoConfiguration configuration) {
        this.name = configuration
                .getConnectionString()
                .map(ConnectionString::getDatabase)
                .filter(given -> !given.isEmpty())
                .orElse(USUAL);
    }

    String name() {
        return name;
    }

    @Override
    public String provide(PersistentEntity persistentEntity, @Nullable Class<?> repositoryClass) {
        return name;
    }

    @Override
    public String provide(Class<?> type) {
        return name;
    }
}
