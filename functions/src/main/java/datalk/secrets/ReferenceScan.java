package datalk.secrets;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.util.EnvironmentProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks through the configuration for values that are references and that nothing of higher rank overrides. */
final class ReferenceScan {
    private final Environment environment;
    private final Map<String, String> found = new LinkedHashMap<>();

    private ReferenceScan(Environment environment) {
        this.environment = environment;
    }

    /** The references, as they are written, by property. */
    static Map<String, String> of(Environment environment) {
        ReferenceScan scan = new ReferenceScan(environment);
        environment.getPropertySources().forEach(scan::add);
        return scan.found;
    }

    private void add(PropertySource source) {
        for (String name : source) {
            add(source, name, source.get(name));
        }
    }

    private void add(PropertySource source, String name, Object value) {
        if (value instanceof CharSequence text && SecretReference.isOne(text.toString())) {
            add(properties(source, name), text.toString());
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                add(source, name + "[" + i + "]", items.get(i));
            }
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> add(source, name + "." + key, entry));
        }
    }

    /** A variable stands for several properties: if one of them is set elsewhere, that is what was meant. */
    private void add(List<String> properties, String written) {
        boolean effective = properties.stream().allMatch(property -> environment
                .getProperty(property, String.class)
                .filter(written::equals)
                .isPresent());
        if (effective) {
            properties.forEach(property -> found.put(property, written));
        }
    }

    private static List<String> properties(PropertySource source, String name) {
        return source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE
                ? EnvironmentProperties.empty().findPropertyNamesForEnvironmentVariable(name)
                : List.of(name);
    }
}
