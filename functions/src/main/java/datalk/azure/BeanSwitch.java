package datalk.azure;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.value.PropertyResolver;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A property that must have a value, or a bean is not there: the one kind of {@link Requires} that the index knows, so
 * that what is switched off costs no class.
 *
 * <p>Written as {@code property=value}, or {@code property=value|fallback} where a property that is not set counts as
 * something; several are parted by commas.
 */
record BeanSwitch(String property, String value, Optional<String> fallback) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

    /** Those that {@code bean} is annotated with, as one word of the index. */
    static String write(AnnotationMetadata bean) {
        String switches = bean.getAnnotationValuesByType(Requires.class).stream()
                .map(BeanSwitch::of)
                .flatMap(Optional::stream)
                .map(BeanSwitch::written)
                .distinct()
                .collect(Collectors.joining(","));
        return switches.isEmpty() ? BeanIndex.NONE : switches;
    }

    static List<BeanSwitch> read(String word) {
        return word.equals(BeanIndex.NONE)
                ? List.of()
                : Arrays.stream(word.split(",")).map(BeanSwitch::parse).toList();
    }

    private static Optional<BeanSwitch> of(AnnotationValue<Requires> condition) {
        Predicate<String> plain = PLAIN.asMatchPredicate();
        Optional<String> fallback = condition.stringValue("defaultValue").filter(plain);
        return condition.stringValue("property").filter(plain).flatMap(property -> condition
                .stringValue("value")
                .filter(plain)
                .map(value -> new BeanSwitch(property, value, fallback)));
    }

    private static BeanSwitch parse(String written) {
        String[] parts = written.split("[=|]");
        return new BeanSwitch(parts[0], parts[1], parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
    }

    private String written() {
        return property + "=" + value + fallback.map(given -> "|" + given).orElse("");
    }

    boolean isOn(BeanContext context) {
        Optional<String> set = ((PropertyResolver) context).getProperty(property, String.class);
        return set.or(this::fallback).filter(value::equals).isPresent();
    }
}
