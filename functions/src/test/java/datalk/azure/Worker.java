package datalk.azure;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import datalk.local.LocalExecution;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Loads and calls functions as the Java worker does: in a class loader of their own, the injector found as a service,
 * and the thread's context class loader set only for the time of a call. Never closed, as there: the app's threads load
 * classes from it as long as they run.
 */
final class Worker {
    private final AppClasses loader;

    private Worker(Stream<Path> classPath) {
        loader = new AppClasses(classPath.map(Worker::url).toArray(URL[]::new));
    }

    /** The classes loaded so far whose names begin like that. */
    List<String> loadedClasses(String beginning) {
        return loader.found.stream().filter(name -> name.startsWith(beginning)).toList();
    }

    /** With the classes under test and all that tests have. */
    static Worker withTestClassPath() {
        return new Worker(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of));
    }

    /** With the jars of a staged function app, and nothing else. */
    static Worker withStagedApp(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new Worker(files.filter(file -> file.toString().endsWith(".jar")).toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FunctionInstanceInjector injector() {
        return asWorker(() -> {
            List<FunctionInstanceInjector> found = ServiceLoader.load(FunctionInstanceInjector.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("the worker takes exactly one injector, found " + found);
            }
            return found.get(0);
        });
    }

    Class<?> functionClass(Class<?> type) {
        return asWorker(() -> loader.loadClass(type.getName()));
    }

    /** One invocation where the injector says which object to call. */
    HttpResponseMessage invoke(
            FunctionInstanceInjector injector, Class<?> type, HttpRequestMessage<Optional<String>> request) {
        return asWorker(() -> call(injector.getInstance(functionClass(type)), request));
    }

    /** One invocation as by a worker that knows no injector: on a new object. */
    HttpResponseMessage invokeNew(Class<?> type, HttpRequestMessage<Optional<String>> request) {
        return asWorker(() -> call(functionClass(type).getDeclaredConstructor().newInstance(), request));
    }

    private static HttpResponseMessage call(Object function, HttpRequestMessage<Optional<String>> request)
            throws ReflectiveOperationException {
        Method entry = Stream.of(function.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(FunctionName.class))
                .findFirst()
                .orElseThrow();
        String name = entry.getAnnotation(FunctionName.class).value();
        return (HttpResponseMessage) entry.invoke(function, request, new LocalExecution(name, "invocation-1"));
    }

    private <T> T asWorker(WorkerCall<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private interface WorkerCall<T> {
        T call() throws Exception;
    }

    /** The app's, with a list of those that were wanted. */
    private static final class AppClasses extends URLClassLoader {
        private final List<String> found = new CopyOnWriteArrayList<>();

        AppClasses(URL[] classPath) {
            super(classPath, new WorkerClasses());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> type = super.findClass(name);
            found.add(name);
            return type;
        }
    }

    /** What the worker's own jar has: the functions' API, beside the JDK. */
    private static final class WorkerClasses extends ClassLoader {
        WorkerClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("com.microsoft.azure.functions.")) {
                return Class.forName(name, false, Worker.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
