package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import datalk.local.LocalRequest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Each test loads the app in a class loader of its own, so that each has its own first call. */
class SharedFunctionInjectorTest {
    private static final String CONTEXT = "io.micronaut.context.DefaultApplicationContext";
    private static final String THREAD = "java.lang.Thread";
    private static final int OK = 200;
    private static final int INVOCATIONS = 5_000;
    private static final int FIRST_CALLS = 64;

    /** A few threads of the JVM's own may come and go; what is looked for is one or two per invocation. */
    private static final int OTHER_THREADS = 20;

    @Test
    void givesTheSameDoorForEveryInvocation() throws Exception {
        Worker worker = Worker.withTestClassPath();
        Class<?> api = worker.functionClass(ApiFunction.class);

        Object first = worker.injector().getInstance(api);
        Object second = worker.injector().getInstance(api);

        assertThat(first).isSameAs(second);
    }

    @Test
    void startsTheApplicationWhenTheFunctionIsLoaded() throws Exception {
        Worker worker = Worker.withTestClassPath();
        long before = live(CONTEXT);

        worker.injector();

        assertThat(live(CONTEXT) - before).isEqualTo(1);
    }

    @Test
    void fiveThousandInvocationsLeaveNoShutdownHookAndNoContextBehind() throws Exception {
        Worker worker = Worker.withTestClassPath();
        FunctionInstanceInjector injector = worker.injector();
        worker.invoke(injector, SiteFunction.class, health());
        long hooksAndOtherThreads = live(THREAD);
        long contexts = live(CONTEXT);

        for (int i = 0; i < INVOCATIONS; i++) {
            worker.invoke(injector, SiteFunction.class, health());
        }

        assertThat(live(THREAD)).isLessThan(hooksAndOtherThreads + OTHER_THREADS);
        assertThat(live(CONTEXT)).isEqualTo(contexts);
    }

    @Test
    void invocationsOnNewObjectsLeaveNoShutdownHookAndNoContextBehind() throws Exception {
        Worker worker = Worker.withTestClassPath();
        worker.invokeNew(SiteFunction.class, health());
        long hooksAndOtherThreads = live(THREAD);
        long contexts = live(CONTEXT);

        for (int i = 0; i < INVOCATIONS; i++) {
            worker.invokeNew(SiteFunction.class, health());
        }

        assertThat(live(THREAD)).isLessThan(hooksAndOtherThreads + OTHER_THREADS);
        assertThat(live(CONTEXT)).isEqualTo(contexts);
    }

    @Test
    void concurrentFirstCallsStartOneContext() throws Exception {
        Worker worker = Worker.withTestClassPath();
        long before = live(CONTEXT);

        List<HttpResponseMessage> answers =
                atTheSameTime(() -> worker.invoke(worker.injector(), SiteFunction.class, health()));

        assertThat(answers).extracting(HttpResponseMessage::getStatusCode).containsOnly(OK);
        assertThat(live(CONTEXT) - before).isEqualTo(1);
    }

    @Test
    void concurrentFirstCallsOnNewObjectsStartOneContext() throws Exception {
        Worker worker = Worker.withTestClassPath();
        long before = live(CONTEXT);

        List<HttpResponseMessage> answers = atTheSameTime(() -> worker.invokeNew(SiteFunction.class, health()));

        assertThat(answers).extracting(HttpResponseMessage::getStatusCode).containsOnly(OK);
        assertThat(live(CONTEXT) - before).isEqualTo(1);
    }

    private static LocalRequest health() {
        return LocalRequest.get("http://localhost/health");
    }

    private static <T> List<T> atTheSameTime(Callable<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(FIRST_CALLS);
        try {
            List<Future<T>> calls = IntStream.range(0, FIRST_CALLS)
                    .mapToObj(i -> callers.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : calls) {
                results.add(each.get());
            }
            return results;
        } finally {
            callers.shutdownNow();
        }
    }

    /** Objects of exactly this class that are still reachable, in all class loaders: the JVM's own count after a GC. */
    private static long live(String className) throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }
}
