package datalk.azure;

import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gives Micronaut its beans from the index that the build wrote.
 *
 * <p>Without it, Micronaut loads the class of every bean definition and introspection in every jar to ask it whether it
 * is wanted: most of a cold start. Only for the deployment: a local run has its own server's beans.
 */
final class LeanStart {
    private static boolean prepared;

    private LeanStart() {}

    /** To be called before anything of Micronaut is. A second start finds it done. */
    static synchronized void prepare(ClassLoader loader) {
        if (prepared) {
            return;
        }
        prepared = true;
        Map<String, StaticServiceLoader<?>> loaders = new HashMap<>();
        BeanIndex.read(loader).services().forEach((type, services) -> loaders.put(type, new Listed<>(services)));
        StaticOptimizations.set(new SoftServiceLoader.Optimizations(loaders));
    }

    private record Listed<S>(List<Supplier<?>> services) implements StaticServiceLoader<S> {
        @Override
        @SuppressWarnings("unchecked") // listed under their type
        public Stream<StaticDefinition<S>> findAll(Predicate<String> condition) {
            return services.stream().map(each -> StaticDefinition.of("listed", (Supplier<S>) each));
        }
    }
}
