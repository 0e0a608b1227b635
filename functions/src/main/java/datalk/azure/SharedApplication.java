package datalk.azure;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;

/**
 * The one application behind both functions, started by whoever asks first.
 *
 * <p>The worker makes a new function object for every invocation where it does not know the injector, and makes them on
 * several threads at once: all of them end up here.
 */
final class SharedApplication {
    private static FunctionDoor door;

    private SharedApplication() {}

    /** The way into the running application. A start that fails is tried again by the next caller. */
    static synchronized FunctionDoor door() {
        if (door == null) {
            door = start();
        }
        return door;
    }

    private static FunctionDoor start() {
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
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "close-application"));
            started.getBean(DatabaseConnection.class).openInBackground();
            return new FunctionDoor(started);
        } finally {
            starter.setContextClassLoader(callersLoader);
        }
    }
}
