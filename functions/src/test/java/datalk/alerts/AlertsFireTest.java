package datalk.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each of the operators' alerts fire: a Datalk that is too busy, too full, errs, lacks its database and goes
 * away, and a real Prometheus that notices.
 *
 * <p>Needs Debian's {@code prometheus} and {@code prometheus-alertmanager}, so it is not part of {@code ./mvnw verify}:
 * {@code infra/check alerts} runs it.
 */
@MicronautTest
@Tag("alerts")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Property(name = "datalk.prometheus.enabled", value = "true")
@Property(name = "mongodb.uri", value = "mongodb://localhost:1/datalk") // nothing listens there: every record is a 503
class AlertsFireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int REQUESTS = 40;
    private static final int BLOCK = 2_000_000;

    @Inject
    EmbeddedServer server;

    @TempDir
    static Path folder;

    private Watch watch;

    @Test
    @Order(1)
    void whenItsProcessorsAreBusy() throws Exception {
        watch = Watch.over(folder, server.getPort());
        AtomicBoolean busy = new AtomicBoolean(true);
        ExecutorService burners =
                Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());
        try {
            Stream.generate(() -> (Runnable) () -> burn(busy))
                    .limit(2L * Runtime.getRuntime().availableProcessors())
                    .forEach(burners::execute);
            comeFirst();

            assertThat(watch.awaitFiring("DatalkCpuHigh", PATIENCE)).contains("receiver=operators\"", "more than 80 %");
        } finally {
            busy.set(false);
            burners.shutdownNow();
        }
    }

    private static void burn(AtomicBoolean busy) {
        double heat = 1;
        while (busy.get()) {
            heat = Math.sqrt(heat + 1);
        }
        assertThat(heat).isPositive();
    }

    /**
     * Of all that runs on this machine, where the user may ask for that: else others could keep the process cool. Linux
     * weighs sessions before it weighs their threads, where it groups them.
     */
    private static void comeFirst() throws IOException, InterruptedException {
        String self = "/proc/" + ProcessHandle.current().pid();
        new ProcessBuilder("sh", "-c", "renice -n -15 -p $(ls " + self + "/task); echo -15 > " + self + "/autogroup")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    @Order(2)
    void whenItsMemoryIsFull() throws Exception {
        List<byte[]> ballast = new ArrayList<>();
        while (heapInUse() < 0.90) {
            ballast.add(new byte[BLOCK]);
        }

        assertThat(watch.awaitFiring("DatalkMemoryHigh", PATIENCE)).contains("receiver=operators\"", "more than 85 %");

        assertThat(ballast).isNotEmpty(); // still held until here
    }

    private static double heapInUse() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return (double) heap.getUsed() / heap.getMax();
    }

    @Test
    @Order(3)
    void whenItErrsForTheFirstTime() throws Exception {
        Http http = new Http(server);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> fail(http), callers))
                            .limit(REQUESTS)
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            callers.shutdownNow();
        }

        assertThat(watch.awaitFiring("DatalkHttpErrors", PATIENCE))
                .contains("receiver=operators-now\"", "More than 5 %");
    }

    private static void fail(Http http) {
        assertThat(http.get("/api/hubs/1").statusCode()).isEqualTo(503);
    }

    @Test
    @Order(4)
    void whenItHasNoDatabase() throws Exception {
        Http http = new Http(server);
        ScheduledExecutorService kubelet = Executors.newSingleThreadScheduledExecutor();
        try {
            kubelet.scheduleWithFixedDelay(() -> http.get("/health/readiness"), 0, 1, TimeUnit.SECONDS);

            assertThat(watch.awaitFiring("DatalkNotReady", PATIENCE))
                    .contains("receiver=operators-now\"", "is not ready");
        } finally {
            kubelet.shutdownNow();
        }
    }

    @Test
    @Order(5)
    void whenItIsGone() throws Exception {
        server.stop();

        try {
            assertThat(watch.awaitFiring("DatalkOffline", PATIENCE))
                    .contains("receiver=operators-now\"", "does not answer");
        } finally {
            watch.close();
        }
    }
}
