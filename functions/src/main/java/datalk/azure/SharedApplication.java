package datalk.azure;

import datalk.secrets.SecretWatch;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one application behind both functions, started by whoever asks first, and started anew when a secret has changed.
 *
 * <p>The worker makes a new function object for every invocation where it does not know the injector, and makes them on
 * several threads at once: all of them end up here.
 */
final class SharedApplication {
    private static final Logger LOG = LoggerFactory.getLogger(SharedApplication.class);

    /** For requests that are still with the application before; none takes as long. */
    private static final Duration LAST_REQUESTS = Duration.ofMinutes(4);

    private static volatile FunctionDoor door;
    private static ApplicationContext running;

    private SharedApplication() {}

    /** The way into the running application. A start that fails is tried again by the next caller. */
    static FunctionDoor door() {
        FunctionDoor open = door;
        return open == null ? open() : open;
    }

    private static synchronized FunctionDoor open() {
        if (door == null) {
            running = start();
            Runtime.getRuntime().addShutdownHook(new Thread(SharedApplication::close, "close-application"));
            door = new FunctionDoor(running);
        }
        return door;
    }

    /** Starts the next application beside the running one, lets requests through to it, and closes the other. */
    private static void renew() {
        try {
            ApplicationContext next = start();
            ApplicationContext before;
            synchronized (SharedApplication.class) {
                before = running;
                running = next;
                door = new FunctionDoor(next);
            }
            Thread.sleep(LAST_REQUESTS.toMillis());
            before.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("could not start anew: {}", failed.getClass().getName());
        }
    }

    private static synchronized void close() {
        running.close();
    }

    private static ApplicationContext start() {
        ClassLoader loader = SharedApplication.class.getClassLoader();
        Thread starter = Thread.currentThread();
        ClassLoader callersLoader = starter.getContextClassLoader();
        starter.setContextClassLoader(loader); // libraries look for services there, and new threads inherit it
        try {
            LeanStart.prepare(loader);
            ApplicationContext started = ApplicationContext.builder(Environment.AZURE, Environment.FUNCTION)
                    .classLoader(loader)
                    .deduceEnvironment(false)
                    .bootstrapEnvironment(false) // else every bean's class is asked whether it is such
                    .banner(false)
                    .start();
            started.getBean(DatabaseConnection.class).openInBackground();
            started.findBean(SecretWatch.class).ifPresent(watch -> watch.start(SharedApplication::renew));
            return started;
        } finally {
            starter.setContextClassLoader(callersLoader);
        }
    }
}
