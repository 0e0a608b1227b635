package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.annotation.Indexes;
import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index answers as the classes would, for every bean and every type. */
class BeanIndexTest {
    private static final ClassLoader LOADER = BeanIndexTest.class.getClassLoader();
    private static final String OWN = "datalk.";

    private final List<BeanDefinitionReference<?>> beans = listed(BeanDefinitionReference.class)
            .map(each -> (BeanDefinitionReference<?>) each)
            .collect(Collectors.toList());
    private final List<BeanIntrospectionReference<?>> introspections = listed(BeanIntrospectionReference.class)
            .map(each -> (BeanIntrospectionReference<?>) each)
            .collect(Collectors.toList());

    @Test
    void holdsEveryBeanAndIntrospectionOfTheApp() {
        assertThat(beans.stream().map(BeanDefinitionReference::getBeanDefinitionName))
                .containsAll(BeanIndexWriter.beans(LOADER).stream()
                        .map(each -> each.getBeanDefinitionName())
                        .filter(BeanIndexTest::isOfTheApp)
                        .toList());
        assertThat(introspections.stream().map(BeanIntrospectionReference::getName))
                .containsAll(BeanIndexWriter.introspections(LOADER).stream()
                        .filter(each -> isOfTheApp(each.getClass().getName()))
                        .map(each -> each.getName())
                        .toList());
    }

    /** A secret that changes starts a second application beside the first, and some definitions know whose they are. */
    @Test
    void givesEachApplicationDefinitionsOfItsOwn() {
        List<Supplier<?>> references = BeanIndex.read(LOADER).services().get(BeanDefinitionReference.class.getName());

        assertThat(references).allSatisfy(each -> assertThat(definition(each)).isNotSameAs(definition(each)));
    }

    private static BeanDefinition<?> definition(Supplier<?> reference) {
        return ((BeanDefinitionReference<?>) reference.get()).load();
    }

    @Test
    void saysOfEachBeanWhatItsClassSays() {
        assertThat(beans).allSatisfy(bean -> {
            BeanDefinitionReference<?> real = real(bean);
            assertThat(bean.isContextScope()).isEqualTo(real.isContextScope());
            assertThat(bean.isProxiedBean()).isEqualTo(real.isProxiedBean());
            assertThat(bean.isProxyTarget()).isEqualTo(real.isProxyTarget());
            assertThat(bean.isSingleton()).isEqualTo(real.isSingleton());
            assertThat(bean.requiresMethodProcessing()).isEqualTo(real.requiresMethodProcessing());
            assertThat(bean.getBeanType()).isEqualTo(real.getBeanType());
            assertThat(bean.getAnnotationMetadata().classValues(Indexes.class.getName()))
                    .containsExactlyInAnyOrder(real.getAnnotationMetadata().classValues(Indexes.class.getName()));
        });
    }

    @Test
    void saysOfEachBeanWhatItIsACandidateFor() {
        Set<Class<?>> types = beans.stream()
                .flatMap(bean -> BeanIndexWriter.candidateTypes(real(bean)).stream())
                .collect(Collectors.toSet());

        assertThat(beans)
                .allSatisfy(bean -> assertThat(types.stream().filter(type -> bean.isCandidateBean(Argument.of(type))))
                        .containsExactlyInAnyOrderElementsOf(types.stream()
                                .filter(type -> real(bean).isCandidateBean(Argument.of(type)))
                                .toList()));
    }

    @Test
    void saysOfEachBeanWhatAnnotationsItHas() {
        Set<String> annotations = beans.stream()
                .flatMap(bean -> Stream.concat(
                        real(bean).getAnnotationMetadata().getAnnotationNames().stream(),
                        real(bean).getAnnotationMetadata().getStereotypeAnnotationNames().stream()))
                .collect(Collectors.toSet());

        assertThat(beans)
                .allSatisfy(bean -> assertThat(annotations.stream().filter(bean.getAnnotationMetadata()::hasStereotype))
                        .containsExactlyInAnyOrderElementsOf(annotations.stream()
                                .filter(real(bean).getAnnotationMetadata()::hasStereotype)
                                .toList()));
    }

    @Test
    void saysOfEachIntrospectionWhatItIsOf() {
        assertThat(introspections).allSatisfy(introspection -> {
            assertThat(introspection.getBeanType().getName()).isEqualTo(introspection.getName());
            assertThat(introspection.load().getBeanType()).isEqualTo(introspection.getBeanType());
        });
    }

    private static boolean isOfTheApp(String className) {
        return className.startsWith(OWN)
                && BeanIndexWriter.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .equals(BeanIndex.loadClass(className, LOADER)
                                .getProtectionDomain()
                                .getCodeSource());
    }

    private static BeanDefinitionReference<?> real(BeanDefinitionReference<?> bean) {
        return (BeanDefinitionReference<?>) BeanIndex.create(bean.getBeanDefinitionName(), LOADER);
    }

    private static Stream<?> listed(Class<?> type) {
        return BeanIndex.read(LOADER).services().get(type.getName()).stream().map(Supplier::get);
    }
}
