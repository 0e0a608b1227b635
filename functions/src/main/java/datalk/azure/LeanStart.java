package datalk.azure;

import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import io.micronaut.inject.BeanDefinitionReference;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Leaves out, by name, what Micronaut would load at every start and this app never uses.
 *
 * <p>Micronaut loads the class of every bean definition and introspection in every jar, to ask it whether it is wanted.
 * Most of a cold start is that. Only for the deployment: a local run has its own server's beans.
 */
final class LeanStart {
    /** Reactive and asynchronous twins of what repositories do, and other servers than the Functions host. */
    private static final List<String> UNUSED = List.of(
            "io.micronaut.data.runtime.intercept.async.",
            "io.micronaut.data.runtime.intercept.reactive.",
            "io.micronaut.data.runtime.intercept.criteria.async.",
            "io.micronaut.data.runtime.intercept.criteria.reactive.",
            "io.micronaut.data.model.query.builder.sql.",
            "io.micronaut.data.runtime.multitenancy.",
            "io.micronaut.data.runtime.support.convert.convert.jpa.",
            "io.micronaut.http.ssl.",
            "io.micronaut.runtime.graceful.",
            "io.micronaut.runtime.server.watch.",
            "io.micronaut.scheduling.io.watch.",
            "io.micronaut.servlet.http.server.",
            "io.micronaut.transaction.kotlin.",
            "io.micronaut.transaction.test.");

    private static boolean prepared;

    private LeanStart() {}

    /** To be called before anything of Micronaut is. A second start finds it done. */
    static synchronized void prepare(ClassLoader loader) {
        if (prepared) {
            return;
        }
        prepared = true;
        StaticOptimizations.set(new SoftServiceLoader.Optimizations(Map.of(
                BeanDefinitionReference.class.getName(), new Used<>(BeanDefinitionReference.class, loader),
                BeanIntrospectionReference.class.getName(), new Used<>(BeanIntrospectionReference.class, loader))));
    }

    private static boolean isUsed(String className) {
        return UNUSED.stream().noneMatch(className::startsWith);
    }

    private record Used<S>(Class<S> type, ClassLoader loader) implements StaticServiceLoader<S> {
        @Override
        public Stream<StaticDefinition<S>> findAll(Predicate<String> condition) {
            List<S> found = new ArrayList<>();
            SoftServiceLoader.newCollector(type.getName(), condition, loader, this::create)
                    .collect(found, false);
            return found.stream()
                    .filter(Objects::nonNull)
                    .map(each -> StaticDefinition.of(each.getClass().getName(), () -> each));
        }

        private S create(String className) {
            if (!isUsed(className)) {
                return null;
            }
            try {
                return type.cast(
                        Class.forName(className, false, loader).getConstructor().newInstance());
            } catch (NoClassDefFoundError | ClassNotFoundException e) {
                return null; // for a library that is not here
            } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
                return null;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof NoClassDefFoundError) {
                    return null;
                }
                throw new IllegalStateException("cannot create " + className, e);
            }
        }
    }
}
