package datalk.azure;

import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.Parallel;
import io.micronaut.context.env.PropertyExpressionResolver;
import io.micronaut.context.env.PropertySourceLoader;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.Indexes;
import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.convert.TypeConverterRegistrar;
import io.micronaut.core.io.service.MicronautMetaServiceLoaderUtils;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.TypeInformationProvider;
import io.micronaut.http.HttpRequestFactory;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.inject.annotation.AnnotatedElementValidator;
import io.micronaut.json.JsonMapperSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Run by the build, on the class path of a deployment: writes the index of its beans. */
final class BeanIndexWriter {
    /** What Micronaut looks for in every jar at every start. */
    private static final List<Class<?>> SERVICES = List.of(
            AnnotatedElementValidator.class,
            ApplicationContextConfigurer.class,
            BeanConfiguration.class,
            HttpRequestFactory.class,
            HttpResponseFactory.class,
            JsonMapperSupplier.class,
            PropertyExpressionResolver.class,
            PropertySourceLoader.class,
            TypeConverterRegistrar.class,
            TypeInformationProvider.class);

    /**
     * By the start of their names: other configuration than properties, schedules, of which there are none, the watch
     * on files, a server that is not run, all endpoints but health, a listener that tidies a list which nobody reads,
     * and reactive twins of what repositories do.
     */
    private static final List<String> UNUSED = List.of(
            "io.micronaut.context.env.yaml.",
            "io.micronaut.jackson.core.env.",
            "io.micronaut.scheduling.processor.",
            "io.micronaut.scheduling.io.watch.",
            "io.micronaut.servlet.http.server.",
            "io.micronaut.discovery.",
            "io.micronaut.health.",
            "io.micronaut.management.endpoint.beans.",
            "io.micronaut.management.endpoint.env.",
            "io.micronaut.management.endpoint.info.",
            "io.micronaut.management.endpoint.loggers.",
            "io.micronaut.management.endpoint.processors.$DeleteEndpointRouteBuilder",
            "io.micronaut.management.endpoint.processors.$WriteEndpointRouteBuilder",
            "io.micronaut.management.endpoint.refresh.",
            "io.micronaut.management.endpoint.routes.",
            "io.micronaut.management.endpoint.stop.",
            "io.micronaut.management.endpoint.threads.",
            "io.micronaut.management.health.indicator.service.",
            "io.micronaut.management.health.monitor.",
            "io.micronaut.configuration.metrics.micrometer.$MeterRegistryFactory$ApplicationEventListener",
            "io.micronaut.data.intercept.async.",
            "io.micronaut.data.intercept.reactive.",
            "io.micronaut.data.runtime.intercept.async.",
            "io.micronaut.data.runtime.intercept.reactive.",
            "io.micronaut.data.runtime.intercept.criteria.async.",
            "io.micronaut.data.runtime.intercept.criteria.reactive.");

    private final Map<String, Integer> types = new LinkedHashMap<>();
    private final List<String> entries = new ArrayList<>();

    private BeanIndexWriter() {}

    /** Takes the folder of the app's classes. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).resolve(BeanIndex.RESOURCE);
        Files.createDirectories(file.getParent());
        Files.write(file, new BeanIndexWriter().lines(BeanIndexWriter.class.getClassLoader()));
    }

    private List<String> lines(ClassLoader loader) {
        List<BeanDefinitionReference<?>> beans = new ArrayList<>();
        beans(loader).forEach(beans::add);
        Set<String> annotations = annotations(beans);
        beans.forEach(bean -> add(bean, annotations));
        introspections(loader).forEach(this::add);
        SERVICES.forEach(type -> addServices(type, loader));
        return Stream.concat(types.keySet().stream().map(type -> BeanIndex.TYPE + " " + type), entries.stream())
                .toList();
    }

    /** Found as Micronaut itself finds them; those that need an absent library are not among them. */
    @SuppressWarnings("rawtypes") // as Micronaut asks for them
    static List<BeanDefinitionReference> beans(ClassLoader loader) {
        return MicronautMetaServiceLoaderUtils.findMetaMicronautServiceEntries(
                loader,
                BeanDefinitionReference.class,
                bean -> isUsed(bean.getBeanDefinitionName()) && bean.isPresent());
    }

    @SuppressWarnings("rawtypes") // as Micronaut asks for them
    static List<BeanIntrospectionReference> introspections(ClassLoader loader) {
        List<BeanIntrospectionReference> found = new ArrayList<>();
        SoftServiceLoader.load(BeanIntrospectionReference.class, loader)
                .collectAll(found, BeanIntrospectionReference::isPresent);
        found.removeIf(each -> !isUsed(each.getClass().getName()));
        return found;
    }

    private static boolean isUsed(String className) {
        return UNUSED.stream().noneMatch(className::startsWith);
    }

    private void add(BeanIntrospectionReference<?> introspection) {
        entries.add(String.join(
                " ", BeanIndex.INTROSPECTION, introspection.getClass().getName(), introspection.getName()));
    }

    private void add(BeanDefinitionReference<?> bean, Set<String> annotations) {
        if (isToBeAsked(bean)) {
            addService(BeanDefinitionReference.class, bean.getBeanDefinitionName());
            return;
        }
        entries.add(String.join(
                " ",
                BeanIndex.BEAN,
                bean.getBeanDefinitionName(),
                flags(bean),
                numbers(names(candidateTypes(bean))),
                numbers(names(List.of(bean.getAnnotationMetadata().classValues(Indexes.class.getName())))),
                numbers(annotations.stream().filter(bean.getAnnotationMetadata()::hasStereotype)),
                BeanSwitch.write(bean.getAnnotationMetadata())));
    }

    private void addServices(Class<?> type, ClassLoader loader) {
        entries.add(BeanIndex.SERVICE + " " + type.getName());
        List<Object> found = new ArrayList<>();
        collect(type, loader, found);
        found.stream()
                .map(each -> each.getClass().getName())
                .filter(BeanIndexWriter::isUsed)
                .forEach(name -> addService(type, name));
    }

    @SuppressWarnings("unchecked") // services are only listed
    private static <S> void collect(Class<S> type, ClassLoader loader, List<Object> found) {
        SoftServiceLoader.load(type, loader).collectAll((List<S>) found);
    }

    private void addService(Class<?> type, String className) {
        entries.add(String.join(" ", BeanIndex.SERVICE, type.getName(), className));
    }

    /** Few: what the short answers of the index cannot say. */
    private static boolean isToBeAsked(BeanDefinitionReference<?> bean) {
        AnnotationMetadata metadata = bean.getAnnotationMetadata();
        return bean.isContainerType()
                || bean.getBeanType().isArray()
                || bean.getBeanType().isPrimitive()
                || metadata.hasStereotype(IndexedBean.ADAPTER)
                || metadata.hasDeclaredStereotype(Parallel.class.getName());
    }

    private static String flags(BeanDefinitionReference<?> bean) {
        StringBuilder flags = new StringBuilder(BeanIndex.NONE);
        append(flags, bean.isContextScope(), IndexedBean.CONTEXT_SCOPE);
        append(flags, bean.isProxiedBean(), IndexedBean.PROXIED);
        append(flags, bean.isProxyTarget(), IndexedBean.PROXY_TARGET);
        append(flags, bean.requiresMethodProcessing(), IndexedBean.METHOD_PROCESSING);
        return flags.toString();
    }

    private static void append(StringBuilder flags, boolean isSet, char flag) {
        if (isSet) {
            flags.append(flag);
        }
    }

    /** All types that {@code bean} is a candidate for. */
    static List<Class<?>> candidateTypes(BeanDefinitionReference<?> bean) {
        Set<Class<?>> all = new LinkedHashSet<>(bean.getExposedTypes());
        addWithParents(bean.getBeanType(), all);
        return all.stream()
                .filter(type -> bean.isCandidateBean(Argument.of(type)))
                .toList();
    }

    private static void addWithParents(Class<?> type, Set<Class<?>> all) {
        if (type != null && all.add(type)) {
            addWithParents(type.getSuperclass(), all);
            for (Class<?> parent : type.getInterfaces()) {
                addWithParents(parent, all);
            }
        }
        all.add(Object.class);
    }

    private static Stream<String> names(Collection<? extends Class<?>> types) {
        return types.stream().map(Class::getName);
    }

    /** All names that any of {@code beans} gives: one alone does not give those of the factory that makes it. */
    static Set<String> annotations(Collection<? extends BeanDefinitionReference<?>> beans) {
        return beans.stream()
                .map(BeanDefinitionReference::getAnnotationMetadata)
                .flatMap(metadata -> Stream.concat(
                        metadata.getAnnotationNames().stream(), metadata.getStereotypeAnnotationNames().stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String numbers(Stream<String> wanted) {
        String numbers = wanted.map(type -> types.computeIfAbsent(type, any -> types.size()))
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return numbers.isEmpty() ? BeanIndex.NONE : numbers;
    }
}
