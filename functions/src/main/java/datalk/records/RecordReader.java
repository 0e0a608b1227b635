package datalk.records;

import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a record from JSON or from CSV cells and finds everything that is wrong with it, not just the first thing:
 * unknown fields, wrong types, broken constraints and contradictions together.
 */
@Singleton
public class RecordReader {
    private final BeanProvider<Validator> validator;

    /** The validator is made when the first record is written: reading one does not wait for it. */
    RecordReader(BeanProvider<Validator> validator) {
        this.validator = validator;
    }

    /** Reads a JSON object. */
    public <R extends ApiRecord> R read(Class<R> type, JsonNode json) {
        if (!json.isObject()) {
            throw new InvalidFieldsException(List.of(new FieldIssue("", "reason.not-object")));
        }
        List<FieldIssue> issues = new ArrayList<>();
        Map<String, FieldKind.Reading> readings = new LinkedHashMap<>();
        Map<String, FieldKind> kinds = kinds(type);
        json.entries().forEach(entry -> {
            FieldKind kind = kinds.get(entry.getKey());
            if (kind == null) {
                issues.add(new FieldIssue(entry.getKey(), "reason.unknown-field"));
            } else {
                readings.put(entry.getKey(), kind.read(entry.getValue()));
            }
        });
        return check(type, readings, issues).orElseThrow(() -> new InvalidFieldsException(issues));
    }

    /** Reads the cells of one row; empty, with the reasons added to {@code issues}, if any is wrong. */
    public <R extends ApiRecord> Optional<R> read(Class<R> type, Map<String, String> cells, List<FieldIssue> issues) {
        Map<String, FieldKind> kinds = kinds(type);
        Map<String, FieldKind.Reading> readings = new LinkedHashMap<>();
        cells.forEach((field, cell) -> readings.put(field, kinds.get(field).read(cell)));
        return check(type, readings, issues);
    }

    /** The names of a record's fields in their order; true for those that may not be empty. */
    public Map<String, Boolean> columns(Class<? extends ApiRecord> type) {
        return RecordFields.of(type).columns();
    }

    private static Map<String, FieldKind> kinds(Class<?> type) {
        return RecordFields.of(type).kinds();
    }

    private <R extends ApiRecord> Optional<R> check(
            Class<R> type, Map<String, FieldKind.Reading> readings, List<FieldIssue> issues) {
        readings.forEach((field, reading) -> {
            if (reading.reason() != null) {
                issues.add(new FieldIssue(field, reading.reason()));
            }
        });
        R record = instantiate(type, readings);
        Set<String> named = new HashSet<>();
        issues.forEach(issue -> named.add(issue.field()));
        for (ConstraintViolation<R> violation : validator.get().validate(record)) {
            String field = violation.getPropertyPath().toString();
            if (named.add(field)) {
                issues.add(new FieldIssue(field, reasonOf(violation), attributesOf(violation)));
            }
        }
        if (issues.isEmpty()) {
            issues.addAll(record.contradictions());
        }
        return issues.isEmpty() ? Optional.of(record) : Optional.empty();
    }

    private static <R> R instantiate(Class<R> type, Map<String, FieldKind.Reading> readings) {
        BeanIntrospection<R> introspection = BeanIntrospection.getIntrospection(type);
        Argument<?>[] components = introspection.getConstructorArguments();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = readings.getOrDefault(components[i].getName(), FieldKind.Reading.EMPTY)
                    .value();
        }
        return introspection.instantiate(false, values);
    }

    /** Bean Validation's own convention: a template {@code {key}} names a text. */
    private static String reasonOf(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        return template.substring(1, template.length() - 1);
    }

    private static Map<String, Object> attributesOf(ConstraintViolation<?> violation) {
        Map<String, Object> attributes = new HashMap<>();
        violation.getConstraintDescriptor().getAttributes().forEach((name, value) -> {
            Object shown = "regexp".equals(name) ? value.toString().replace("|", ", ") : value;
            attributes.put(name, shown);
        });
        return attributes;
    }
}
