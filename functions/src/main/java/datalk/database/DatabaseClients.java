package datalk.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.configuration.mongo.sync.DefaultMongoClientFactory;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the clients: one that reads and writes records, and one for questions. */
@Factory
class DatabaseClients {
    private final Repeater repeater = new Repeater();

    @Primary
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(beans = DefaultMongoConfiguration.class)
    @Replaces(value = MongoClient.class, factory = DefaultMongoClientFactory.class)
    MongoClient client(MongoClientSettings settings) {
        return RepeatingClient.of(MongoClients.create(settings), repeater);
    }

    /**
     * Questions have a user of their own who can only read, if {@code mongodb.read-only-uri} names one; else they share
     * the client of the records.
     */
    @Singleton
    @Bean(preDestroy = "close")
    QuestionClient questions(
            BeanProvider<MongoClient> shared,
            BeanProvider<MongoClientSettings> settings,
            @Property(name = QuestionsHealth.ADDRESS) Optional<String> address) {
        return address.filter(uri -> !uri.isBlank())
                .map(uri -> QuestionClient.own(() -> RepeatingClient.of(
                        MongoClients.create(DatabaseSettings.forAddress(settings.get(), new ConnectionString(uri))),
                        repeater)))
                .orElseGet(() -> QuestionClient.shared(shared::get));
    }
}
