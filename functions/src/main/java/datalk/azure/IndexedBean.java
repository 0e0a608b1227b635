package datalk.azure;

import io.micronaut.context.AbstractInitializableBeanDefinitionAndReference;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.context.Qualifier;
import io.micronaut.context.annotation.Parallel;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationMetadataDelegate;
import io.micronaut.core.annotation.Indexes;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reference to a bean that knows from the index what it is a candidate for, and loads its class when it is one.
 *
 * <p>What the index does not hold, the class is asked.
 */
final class IndexedBean implements BeanDefinitionReference<Object> {
    static final String ADAPTER = "io.micronaut.aop.Adapter";
    static final char CONTEXT_SCOPE = 'c';
    static final char PROXIED = 'p';
    static final char PROXY_TARGET = 't';
    static final char METHOD_PROCESSING = 'm';

    private final String name;
    private final String flags;
    private final BeanIndex.Types types;
    private final int[] candidateFor;
    private final int[] indexes;
    private final int[] stereotypes;
    private final List<BeanSwitch> switches;
    private final ClassLoader loader;
    private BeanDefinitionReference<Object> loaded;

    /** Whether somebody looks for what this is. Until then it need not be known whether it is enabled. */
    private volatile boolean wanted;

    private volatile BeanContext unasked;

    IndexedBean(
            String name,
            String flags,
            BeanIndex.Types types,
            int[] candidateFor,
            int[] indexes,
            int[] stereotypes,
            List<BeanSwitch> switches,
            ClassLoader loader) {
        this.name = name;
        this.flags = flags;
        this.types = types;
        this.candidateFor = candidateFor;
        this.indexes = indexes;
        this.stereotypes = stereotypes;
        this.switches = switches;
        this.loader = loader;
        this.wanted = flags.length() > 1;
    }

    @SuppressWarnings("unchecked") // as wide as Micronaut's own list of them
    private synchronized BeanDefinitionReference<Object> reference() {
        if (loaded == null) {
            loaded = (BeanDefinitionReference<Object>) BeanIndex.create(name, loader);
        }
        return loaded;
    }

    private boolean contains(int[] numbers, String type) {
        return Arrays.binarySearch(numbers, types.number(type)) >= 0;
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    @Override
    public boolean isCandidateBean(Argument<?> type) {
        boolean candidate =
                type != null && contains(candidateFor, type.getType().getName());
        if (candidate) {
            wanted = true;
        }
        return candidate;
    }

    @Override
    public String getBeanDefinitionName() {
        return name;
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    public boolean isContextScope() {
        return has(CONTEXT_SCOPE);
    }

    @Override
    public boolean isSingleton() {
        return reference().isSingleton();
    }

    @Override
    public boolean isProxiedBean() {
        return has(PROXIED);
    }

    @Override
    public boolean isProxyTarget() {
        return has(PROXY_TARGET);
    }

    @Override
    public boolean requiresMethodProcessing() {
        return has(METHOD_PROCESSING);
    }

    @Override
    public boolean isEnabled(BeanContext context, BeanResolutionContext resolution) {
        for (BeanSwitch each : switches) {
            if (!each.isOn(context)) {
                return false;
            }
        }
        unasked = wanted ? null : context;
        if (!wanted) {
            return true;
        }
        return isReallyEnabled(context, resolution);
    }

    /** As Micronaut asks its own references: those are their definitions, which are asked once more when loaded. */
    private boolean isReallyEnabled(BeanContext context, BeanResolutionContext resolution) {
        BeanDefinitionReference<Object> reference = reference();
        return reference instanceof AbstractInitializableBeanDefinitionAndReference<Object> definition
                ? definition.isEnabled(context, resolution, true)
                : reference.isEnabled(context, resolution);
    }

    @Override
    public BeanDefinition<Object> load() {
        return reference().load();
    }

    @Override
    public BeanDefinition<Object> load(BeanContext context) {
        return reference().load(context);
    }

    @Override
    public AnnotationMetadata getAnnotationMetadata() {
        return new Metadata();
    }

    @Override
    public Class<Object> getBeanType() {
        return reference().getBeanType();
    }

    @Override
    public Set<Class<?>> getExposedTypes() {
        return reference().getExposedTypes();
    }

    @Override
    public boolean isConfigurationProperties() {
        return reference().isConfigurationProperties();
    }

    @Override
    public boolean isPrimary() {
        return reference().isPrimary();
    }

    @Override
    public boolean isContainerType() {
        return reference().isContainerType();
    }

    @Override
    public Optional<String> getBeanName() {
        return reference().getBeanName();
    }

    @Override
    public Qualifier<Object> getDeclaredQualifier() {
        return reference().getDeclaredQualifier();
    }

    /** Answers from the index what is asked of every bean at start. */
    private final class Metadata implements AnnotationMetadataDelegate {
        @Override
        public AnnotationMetadata getAnnotationMetadata() {
            return reference().getAnnotationMetadata();
        }

        @Override
        @SuppressWarnings("unchecked") // the signature is Micronaut's
        public <T> Class<T>[] classValues(String annotation) {
            return annotation.equals(Indexes.class.getName())
                    ? (Class<T>[]) types.load(indexes)
                    : AnnotationMetadataDelegate.super.classValues(annotation);
        }

        @Override
        public boolean hasDeclaredStereotype(String annotation) {
            return !Parallel.class.getName().equals(annotation)
                    && AnnotationMetadataDelegate.super.hasDeclaredStereotype(annotation);
        }

        /** Asked after {@link #isEnabled}, so what answered there without looking has to look now. */
        @Override
        public boolean hasStereotype(String annotation) {
            BeanContext context = unasked;
            return contains(stereotypes, annotation) && (context == null || isReallyEnabled(context, null));
        }

        @Override
        public boolean hasStereotype(Class<? extends Annotation> annotation) {
            Repeatable repeatable = annotation.getAnnotation(Repeatable.class); // kept under its container's name
            return hasStereotype((repeatable == null ? annotation : repeatable.value()).getName());
        }
    }
}
