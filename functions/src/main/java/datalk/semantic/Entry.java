package datalk.semantic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One entry of a model file, read with messages that name it. */
record Entry(String path, Map<?, ?> content) {

    static Entry of(String path, Object content) {
        if (content instanceof Map<?, ?> map) {
            return new Entry(path, map);
        }
        throw new SemanticModelException(path + " must be a mapping");
    }

    /** Refuses keys that nothing reads: a misspelt key would be lost in silence. */
    Entry allowing(String... keys) {
        Set<String> allowed = Set.of(keys);
        for (Object key : content.keySet()) {
            if (!allowed.contains(String.valueOf(key))) {
                throw new SemanticModelException(
                        path + " has the unknown key " + key + "; known are " + Arrays.toString(keys));
            }
        }
        return this;
    }

    Optional<Object> find(String key) {
        return Optional.ofNullable(content.get(key));
    }

    String text(String key) {
        return findText(key).orElseThrow(() -> new SemanticModelException(path + " lacks " + key));
    }

    Optional<String> findText(String key) {
        return find(key).map(String::valueOf);
    }

    boolean flag(String key) {
        Object value = find(key).orElse(false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new SemanticModelException(path + "." + key + " is " + value + " but must be true or false");
    }

    Entry entry(String key) {
        return of(path + "." + key, find(key).orElse(Map.of()));
    }

    List<String> texts(String key) {
        Object value = find(key).orElse(List.of());
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new SemanticModelException(path + "." + key + " must be a list");
    }

    List<Integer> numbers(String key) {
        try {
            return texts(key).stream().map(Integer::valueOf).toList();
        } catch (NumberFormatException text) {
            throw new SemanticModelException(path + "." + key + " must be a list of whole numbers");
        }
    }

    Map<String, String> textMap(String key) {
        return entry(key).content.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> String.valueOf(each.getKey()), each -> String.valueOf(each.getValue())));
    }

    Text translated(String key) {
        Entry both = entry(key);
        return new Text(both.text("pt"), both.text("en"));
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String key) {
        String name = text(key).toUpperCase(Locale.ROOT);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException unknown) {
            throw new SemanticModelException(path + "." + key + " is " + name + " but must be one of "
                    + Arrays.toString(type.getEnumConstants()));
        }
    }
}
