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

    private SharedApplication() {}

    /** The way into the running application. A start that fails is tried again by the next caller. */
    static FunctionDoor door() {
        FunctionDoor open = door;
        return open == null ? open() : open;
    }

    private static synchronized FunctionDoor open() {
        if (door == null) {
            HostLog.install(); // a start that fails is logged too
            door = start();
            Runtime.getRuntime().addShutdownHook(new Thread(SharedApplication::close, "close-application"));
        }
        return door;
    }

    /**
     * Starts the next application beside the running one, lets requests through to it, and closes the other. One that
     * does not start leaves the running one in its place.
     *
     * @return whether requests go to the next one
     */
    private static boolean renew() {
        try {
            closeAfterLastRequests(replaceBy(start()));
            return true;
        } catch (RuntimeException failed) {
            LOG.error("could not start anew: {}", failed.getClass().getName());
            return false;
        }
    }

    private static synchronized FunctionDoor replaceBy(FunctionDoor next) {
        FunctionDoor before = door;
        door = next;
        return before;
    }

    private static void closeAfterLastRequests(FunctionDoor before) {
        try {
            Thread.sleep(LAST_REQUESTS.toMillis());
            before.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "the application before could not be closed: {}",
                    failed.getClass().getName());
        }
    }

    private static synchronized void close() {
        door.close();
    }

    private static FunctionDoor start() {
        ClassLoader loader = SharedApplication.class.getClassLoader();
        Thread starter = Thread.currentThread();
        ClassLoader callersLoader = starter.getContextClassLoader();
        starter.setContextClassLoader(loader); // libraries look for services there, and new threads inherit it
        try {
            LeanStart.prepare(loader);
            return start(ApplicationContext.builder(Environment.AZURE, Environment.FUNCTION)
                    .classLoader(loader)
                    .deduceEnvironment(false)
                    .bootstrapEnvironment(false) // else every bean's class is asked whether it is such
                    .banner(false)
                    .build());
        } finally {
            starter.setContextClassLoader(callersLoader);
        }
    }

    /** One that fails is closed, for it will be tried again. */
    private static FunctionDoor start(ApplicationContext application) {
        try {
            application.start();
            application.getBean(DatabaseConnection.class).openInBackground();
            FunctionDoor opened = new FunctionDoor(application);
            application.findBean(SecretWatch.class).ifPresent(watch -> watch.start(SharedApplication::renew));
            return opened;
        } catch (RuntimeException failed) {
            application.close();
            throw failed;
        }
    }
}
