package datalk.azure;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospectionReference;

/** An introspection whose class is loaded when the bean it describes is met. */
final class IndexedIntrospection implements BeanIntrospectionReference<Object> {
    private final String name;
    private final String beanName;
    private final ClassLoader loader;
    private BeanIntrospectionReference<Object> loaded;

    IndexedIntrospection(String name, String beanName, ClassLoader loader) {
        this.name = name;
        this.beanName = beanName;
        this.loader = loader;
    }

    @SuppressWarnings("unchecked") // as wide as Micronaut's own map of them
    private synchronized BeanIntrospectionReference<Object> reference() {
        if (loaded == null) {
            loaded = (BeanIntrospectionReference<Object>) BeanIndex.create(name, loader);
        }
        return loaded;
    }

    @Override
    public String getName() {
        return beanName;
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // as wide as Micronaut's own map of them
    public Class<Object> getBeanType() {
        return (Class<Object>) BeanIndex.loadClass(beanName, loader);
    }

    @Override
    public BeanIntrospection<Object> load() {
        return reference().load();
    }

    @Override
    public AnnotationMetadata getAnnotationMetadata() {
        return reference().getAnnotationMetadata();
    }
}
