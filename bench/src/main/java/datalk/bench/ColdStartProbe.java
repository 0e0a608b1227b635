package datalk.bench;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import datalk.local.LocalExecution;
import datalk.local.LocalRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * One cold start in this JVM: loads a function app as the Java worker does and calls one function.
 *
 * <p>Arguments: the app's folder, the function's class, the path to ask for. Prints four times in microseconds: for
 * loading, for the first call, for the second, and the processor time of this JVM up to the end of the first.
 */
public final class ColdStartProbe {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int OK = 200;
    private static final String ENTRY_POINT = "handle";

    private ColdStartProbe() {}

    /** Runs the probe. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LocalRequest request = LocalRequest.get("http://localhost" + arguments[2]);
        List<URL> jars = jars(Path.of(arguments[0]));

        long start = System.nanoTime();
        Function function = load(jars, arguments[1]);
        long loaded = System.nanoTime();
        HttpResponseMessage answer = function.call(request);
        long first = System.nanoTime();
        long processor =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        long again = System.nanoTime();
        function.call(request);
        long second = System.nanoTime();

        if (answer.getStatusCode() != OK) {
            throw new IllegalStateException(arguments[2] + " answered " + answer.getStatusCode() + answer.getBody());
        }
        out.println((loaded - start) / NANOS_PER_MICRO + " " + (first - loaded) / NANOS_PER_MICRO + " "
                + (second - again) / NANOS_PER_MICRO + " " + processor / NANOS_PER_MICRO);
        System.exit(0);
    }

    private static Function load(List<URL> jars, String className) throws Exception {
        ClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), ColdStartProbe.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        Class<?> type = loader.loadClass(className);
        Method method = Stream.of(type.getMethods())
                .filter(each -> each.getName().equals(ENTRY_POINT))
                .findFirst()
                .orElseThrow();
        method.getParameterAnnotations(); // the worker reads names of bindings there
        List<FunctionInstanceInjector> injectors = new ArrayList<>();
        ServiceLoader.load(FunctionInstanceInjector.class, loader).forEach(injectors::add);
        Object instance = injectors.isEmpty()
                ? type.getDeclaredConstructor().newInstance()
                : injectors.get(0).getInstance(type);
        return new Function(instance, method);
    }

    private static List<URL> jars(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls;
    }

    private record Function(Object instance, Method method) {
        HttpResponseMessage call(LocalRequest request) throws ReflectiveOperationException {
            return (HttpResponseMessage) method.invoke(instance, request, new LocalExecution("probe", "invocation-1"));
        }
    }
}
