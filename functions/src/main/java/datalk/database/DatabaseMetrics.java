package datalk.database;

import com.mongodb.event.CommandListener;
import com.mongodb.event.ConnectionPoolListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsCommandListener;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsConnectionPoolListener;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Counts and times what the driver sends, and watches its pool, where figures are asked for. */
@Factory
@RequiresMetrics
class DatabaseMetrics {

    @Singleton
    @RequiresMetrics
    CommandListener commands(MeterRegistry registry) {
        return new MongoMetricsCommandListener(registry);
    }

    @Singleton
    @RequiresMetrics
    ConnectionPoolListener pool(MeterRegistry registry) {
        return new MongoMetricsConnectionPoolListener(registry);
    }
}
