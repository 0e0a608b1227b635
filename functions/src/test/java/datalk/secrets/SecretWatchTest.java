package datalk.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretWatchTest {
    private static final String REFERENCE = "@Microsoft.KeyVault(VaultName=kv-a;SecretName=mongo-uri)";
    private static final int PATIENCE_SECONDS = 20;

    /** As long as the watch would have looked several times more. */
    private static final int A_WHILE_MILLIS = 200;

    private final ApplicationContext application = ApplicationContext.builder()
            .properties(Map.of("datalk.secrets.refresh", "10ms"))
            .build();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile String secret = "one";
    private SecretWatch watch;

    @BeforeEach
    void load() {
        application.getEnvironment().start();
        SecretConfiguration secrets =
                new SecretConfiguration(Map.of("mongodb.uri", REFERENCE), Optional.empty(), new OneSecret());
        secrets.load(application.getEnvironment());
        watch = new SecretWatch(secrets, application.getEnvironment());
    }

    @AfterEach
    void close() {
        watch.close();
        application.close();
    }

    @Test
    void startsNothingAnewWhileNothingHasChanged() throws InterruptedException {
        watch.start(() -> renewals.incrementAndGet() > 0);

        Thread.sleep(A_WHILE_MILLIS);
        assertThat(renewals).hasValue(0);
    }

    @Test
    void triesAgainAfterAStartThatFailed() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(2);
        watch.start(() -> {
            started.countDown();
            return renewals.incrementAndGet() == 2;
        });

        secret = "two";

        assertThat(started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(A_WHILE_MILLIS);
        assertThat(renewals).as("none after the one that started").hasValue(2);
    }

    private final class OneSecret implements Vaults {
        @Override
        public Map<SecretReference, Secret> read(Collection<SecretReference> references) {
            return references.stream().collect(Collectors.toMap(Function.identity(), each -> Secret.of(secret)));
        }

        @Override
        public Map<SecretReference, Secret> readAll(URI vault) {
            return Map.of();
        }
    }
}
