package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeanSwitchTest {

    @ParameterizedTest(name = "{0} with a.b={1}: {2}")
    @CsvSource({
        "a.b=true, true, true",
        "a.b=true, false, false",
        "a.b=true, , false",
        "a.b=true|true, , true",
        "a.b=true|true, false, false",
        "a.b!false, , true",
        "a.b!false, true, true",
        "a.b!false, false, false",
        "'a.b!false,a.c=1', true, false"
    })
    void isOnAsTheConditionWouldBe(String written, String value, boolean expected) {
        Map<String, Object> properties = value == null ? Map.of() : Map.of("a.b", value);
        try (ApplicationContext context = ApplicationContext.builder().build()) {
            context.getEnvironment().addPropertySource(PropertySource.of("given", properties));
            context.getEnvironment().start();

            assertThat(BeanSwitch.read(written).stream().allMatch(each -> each.isOn(context)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void knowsWhatBeansAreSwitchedBy() {
        Map<String, String> switches = new HashMap<>();
        BeanIndexWriter.beans(getClass().getClassLoader())
                .forEach(bean ->
                        switches.put(bean.getBeanDefinitionName(), BeanSwitch.write(bean.getAnnotationMetadata())));

        assertThat(switches)
                .containsEntry("datalk.azure.$InfoController$Definition", "datalk.info.enabled=true")
                .containsEntry("datalk.question.$QuestionMetrics$Definition", "micronaut.metrics.enabled!false")
                .containsEntry("datalk.question.$QuestionController$Definition", BeanIndex.NONE);
    }
}
