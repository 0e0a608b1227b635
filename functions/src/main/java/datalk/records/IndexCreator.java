package datalk.records;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.IndexOptions;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Makes the declared indexes at start, if {@code datalk.indexes.create} says so: once after a deployment or before a
 * local run, never on every cold start. Making an index that is there already does nothing.
 */
@Singleton
@Requires(property = "datalk.indexes.create", value = "true")
public class IndexCreator implements ApplicationEventListener<StartupEvent> {
    private static final String COSMOS_HOST = ".cosmos.azure.com";

    private final RecordDatabase database;
    private final boolean cosmos;

    IndexCreator(RecordDatabase database, DefaultMongoConfiguration configuration) {
        this.database = database;
        this.cosmos = configuration.getConnectionString().map(ConnectionString::getHosts).stream()
                .flatMap(List::stream)
                .anyMatch(host -> host.contains(COSMOS_HOST));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        create();
    }

    /** Makes those of the declared indexes that are missing. */
    public void create() {
        for (Indexes.Index index : Indexes.all()) {
            database.collection(index.collection()).createIndex(new Document(index.keys()));
        }
        for (Indexes.Expiring index : Indexes.expiring(cosmos)) {
            IndexOptions options = new IndexOptions().expireAfter((long) index.seconds(), TimeUnit.SECONDS);
            database.collection(index.collection()).createIndex(new Document(index.field(), 1), options);
        }
    }
}
