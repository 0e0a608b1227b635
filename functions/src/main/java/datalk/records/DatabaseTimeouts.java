package datalk.records;

import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a database that is away from holding requests: the driver's own limits are 10 s to connect and none to read.
 *
 * <p>Set here because the properties of that name do not reach the driver's builder, which takes its limits as int.
 */
@Singleton
class DatabaseTimeouts implements BeanCreatedEventListener<DefaultMongoConfiguration> {
    private static final int CONNECT_SECONDS = 3;

    /** Far below the 230 s after which the platform gives up. */
    private static final int READ_SECONDS = 20;

    @Override
    public DefaultMongoConfiguration onCreated(BeanCreatedEvent<DefaultMongoConfiguration> event) {
        DefaultMongoConfiguration configuration = event.getBean();
        configuration
                .getSocketSettings()
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS);
        return configuration;
    }
}
