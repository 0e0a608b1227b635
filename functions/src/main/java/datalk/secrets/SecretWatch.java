package datalk.secrets;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time whether Key Vault has new versions of the secrets, and often while some could not be read;
 * and tells readiness which those are.
 *
 * <p>It changes nothing itself: whoever started the app starts it anew, with the new secrets.
 */
public final class SecretWatch implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SecretWatch.class);
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final Duration WHILE_UNRESOLVED = Duration.ofSeconds(15);

    private final SecretConfiguration secrets;
    private final Duration usual;
    private final Duration whileUnresolved;
    private Thread watcher;

    SecretWatch(SecretConfiguration secrets, PropertyResolver properties) {
        this.secrets = secrets;
        this.usual = properties.getProperty("datalk.secrets.refresh", Duration.class, USUAL);
        this.whileUnresolved = usual.compareTo(WHILE_UNRESOLVED) < 0 ? usual : WHILE_UNRESOLVED;
    }

    /**
     * Calls {@code renew} when the app should be started anew, and again after each look at the vault until it says
     * that it has done so; then watches no more.
     */
    public synchronized void start(BooleanSupplier renew) {
        watcher = new Thread(() -> watch(renew), "watch-secrets");
        watcher.setDaemon(true);
        watcher.start();
    }

    @Override
    public synchronized void close() {
        if (watcher != null && watcher != Thread.currentThread()) {
            watcher.interrupt();
        }
    }

    private void watch(BooleanSupplier renew) {
        try {
            do {
                Thread.sleep((secrets.problems().isEmpty() ? usual : whileUnresolved).toMillis());
            } while (!hasChanged() || !isRenewed(renew));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRenewed(BooleanSupplier renew) {
        LOG.info("a secret has changed: starting anew with it");
        return renew.getAsBoolean();
    }

    private boolean hasChanged() {
        try {
            return secrets.hasChanged();
        } catch (RuntimeException failed) {
            LOG.warn("secrets could not be looked at: {}", failed.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult.Builder result = HealthResult.builder("secrets");
        return Publishers.just(
                secrets.problems().isEmpty()
                        ? result.status(HealthStatus.UP).build()
                        : result.status(HealthStatus.DOWN)
                                .details(secrets.problems())
                                .build());
    }
}
