package datalk.azure;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.value.PropertyResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A property that must have, or must not have, a value, else a bean is not there: the one kind of {@link Requires} that
 * the index knows, so that what is switched off costs no class.
 *
 * <p>Written as {@code property=value}, as {@code property=value|fallback} where a property that is not set counts as
 * something, or as {@code property!value} for a value that must not be; several are parted by commas.
 */
record BeanSwitch(String property, boolean wanted, String value, String fallback) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");
    private static final String UNSET = "";

    /** Those that {@code bean} is annotated with, as one word of the index. */
    static String write(AnnotationMetadata bean) {
        String switches = bean.getAnnotationValuesByType(Requires.class).stream()
                .map(BeanSwitch::find)
                .flatMap(Optional::stream)
                .map(BeanSwitch::written)
                .distinct()
                .collect(Collectors.joining(","));
        return switches.isEmpty() ? BeanIndex.NONE : switches;
    }

    static List<BeanSwitch> read(String word) {
        if (word.equals(BeanIndex.NONE)) {
            return List.of();
        }
        List<BeanSwitch> switches = new ArrayList<>();
        for (String written : word.split(",")) {
            switches.add(parse(written));
        }
        return switches;
    }

    private static Optional<BeanSwitch> find(AnnotationValue<Requires> condition) {
        String property = plain(condition, "property");
        String value = plain(condition, "value");
        String unwanted = plain(condition, "notEquals");
        if (property.isEmpty() || value.isEmpty() == unwanted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                unwanted.isEmpty()
                        ? new BeanSwitch(property, true, value, plain(condition, "defaultValue"))
                        : new BeanSwitch(property, false, unwanted, UNSET));
    }

    private static String plain(AnnotationValue<Requires> condition, String member) {
        return condition.stringValue(member).filter(PLAIN.asMatchPredicate()).orElse(UNSET);
    }

    private static BeanSwitch parse(String written) {
        String[] parts = written.split("[=!|]");
        boolean wanted = written.charAt(parts[0].length()) == '=';
        return new BeanSwitch(parts[0], wanted, parts[1], parts.length > 2 ? parts[2] : UNSET);
    }

    private String written() {
        return property + (wanted ? "=" : "!") + value + (fallback.isEmpty() ? "" : "|" + fallback);
    }

    boolean isOn(BeanContext context) {
        String set = ((PropertyResolver) context).getProperty(property, String.class, fallback);
        return set.equals(value) == wanted;
    }
}
