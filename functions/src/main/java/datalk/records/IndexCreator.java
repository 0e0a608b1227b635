package datalk.records;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import org.bson.Document;

/**
 * Makes the declared indexes at start, if {@code datalk.indexes.create} says so: once after a deployment or before a
 * local run, never on every cold start. Making an index that is there already does nothing.
 */
@Singleton
@Requires(property = "datalk.indexes.create", value = "true")
public class IndexCreator implements ApplicationEventListener<StartupEvent> {
    private final RecordDatabase database;

    IndexCreator(RecordDatabase database) {
        this.database = database;
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
    }
}
