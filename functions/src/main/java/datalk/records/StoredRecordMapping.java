package datalk.records;

import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Has stored records mapped by Micronaut Data wherever the application was started from. Without this only classes in
 * the package of the main class are; for all others the driver's own record codec steps in silently, which knows
 * nothing of {@code _id}. It also spares the scan of packages at the first connection.
 */
@Singleton
final class StoredRecordMapping implements BeanCreatedEventListener<DefaultMongoConfiguration> {
    @Override
    public DefaultMongoConfiguration onCreated(BeanCreatedEvent<DefaultMongoConfiguration> event) {
        DefaultMongoConfiguration configuration = event.getBean();
        configuration.setPackageNames(List.of());
        return configuration;
    }
}
