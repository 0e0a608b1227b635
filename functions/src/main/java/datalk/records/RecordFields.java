package datalk.records;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fields of a kind of record, told from its compiled introspection once.
 *
 * @param kinds how each field is read
 * @param columns the fields in their order; true for those that may not be empty
 */
record RecordFields(Map<String, FieldKind> kinds, Map<String, Boolean> columns) {
    private static final Map<Class<?>, RecordFields> KNOWN = new ConcurrentHashMap<>();

    static RecordFields of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, RecordFields::read);
    }

    private static RecordFields read(Class<?> type) {
        Map<String, FieldKind> kinds = new LinkedHashMap<>();
        Map<String, Boolean> columns = new LinkedHashMap<>();
        for (Argument<?> component : BeanIntrospection.getIntrospection(type).getConstructorArguments()) {
            var annotations = component.getAnnotationMetadata();
            boolean required = annotations.hasAnnotation(NotNull.class) || annotations.hasAnnotation(NotBlank.class);
            kinds.put(component.getName(), FieldKind.of(component));
            columns.put(component.getName(), required);
        }
        return new RecordFields(kinds, columns);
    }
}
