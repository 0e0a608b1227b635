package datalk.infra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A template as it is written: declarations with their bodies, as far as tests ask for them. Nothing is computed.
 * Syntax is held by {@code infra/check}, with a published grammar, so that what is read here may be trusted to be
 * Bicep.
 *
 * <p>A value is a {@code Map} of properties, a {@code List} of elements, a {@link Loop}, a {@link Choice}, a
 * {@link Call}, or the text of any other expression: {@code 'Deny'} with its quotes is a string, {@code vault.id} is
 * none.
 */
final class Bicep {
    /** {@code [for header: value]}. */
    record Loop(String header, Object value) {}

    /** {@code condition ? yes : no}. */
    record Choice(String condition, Object yes, Object no) {}

    /** {@code name(arguments)}. */
    record Call(String name, List<Object> arguments) {}

    /**
     * @param kind {@code param}, {@code var}, {@code resource}, {@code module}, {@code output}, {@code using}
     * @param type of a resource its type without the version, of a module its path, else Bicep's type
     * @param condition of {@code if (condition)}, or empty
     * @param parent the resource that a nested one stands in, or empty
     * @param decorators without the description
     * @param value its body or value, or an empty text
     */
    record Declaration(
            String kind,
            String name,
            String type,
            String condition,
            String parent,
            List<String> decorators,
            Object value) {

        /** Whether a resource is only looked up. */
        boolean isExisting() {
            return type.endsWith(" existing");
        }

        /**
         * What stands at a path of its body, as {@code properties.criteria.allOf.0.threshold}; an element of a list may
         * be named by its {@code name} too. {@code null} where nothing does.
         */
        Object at(String path) {
            Object found = value instanceof Loop loop ? loop.value() : value;
            for (String step : path.split("\\.")) {
                found = step(found, step);
            }
            return found;
        }

        private static Object step(Object from, String step) {
            if (from instanceof Map<?, ?> object) {
                return object.get(step);
            }
            if (from instanceof List<?> list) {
                return list.stream()
                        .filter(element -> step.matches("\\d+")
                                ? list.indexOf(element) == Integer.parseInt(step)
                                : element instanceof Map<?, ?> object && ("'" + step + "'").equals(object.get("name")))
                        .findFirst()
                        .orElse(null);
            }
            return null;
        }

        /** The text of what stands there. */
        String text(String path) {
            return String.valueOf(at(path));
        }
    }

    private Bicep() {}

    static List<Declaration> read(Path template) {
        return new BicepReader(Repository.read(template)).declarations();
    }

    static List<Declaration> read(String path) {
        return new BicepReader(Repository.read(path)).declarations();
    }

    /** A declaration of {@code infra/<template>}, by its name. */
    static Declaration find(String template, String name) {
        return read("infra/" + template).stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(template + " declares no " + name));
    }

    /** The elements that a list may have, whichever way a choice goes. */
    static List<Object> elements(Object value) {
        List<Object> all = new ArrayList<>();
        if (value instanceof List<?> list) {
            all.addAll(list);
        } else if (value instanceof Choice choice) {
            all.addAll(elements(choice.yes()));
            all.addAll(elements(choice.no()));
        } else if (value instanceof Call call && call.name().equals("concat")) {
            call.arguments().forEach(argument -> all.addAll(elements(argument)));
        }
        return all;
    }
}
