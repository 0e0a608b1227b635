package datalk.question;

import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import datalk.problem.JsonBody;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of a JSON body one by one and remembers everything that is wrong with them. */
final class BodyFields {
    private final JsonNode body;
    private final List<FieldIssue> issues = new ArrayList<>();

    private BodyFields(JsonNode body) {
        this.body = body;
    }

    /** The fields of a body, which has to be an object of {@code known} fields. */
    static BodyFields of(String text, Set<String> known) {
        BodyFields fields = new BodyFields(tree(text));
        fields.body.entries().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                fields.wrong(entry.getKey(), "reason.unknown-field");
            }
        });
        return fields;
    }

    private static JsonNode tree(String text) {
        JsonNode tree = JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
        if (!tree.isObject()) {
            throw new ProblemException(ProblemType.MALFORMED_JSON);
        }
        return tree;
    }

    /** A text, empty where there is none. */
    Optional<String> text(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            wrong(field, "reason.not-text");
            return Optional.empty();
        }
        return Optional.of(value.getStringValue());
    }

    /** An object, empty where there is none. */
    Optional<JsonNode> object(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            wrong(field, "reason.not-object");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A text that has to be there and say something, without the blanks around it. */
    String required(String field) {
        Optional<String> text = text(field).map(String::strip);
        if (text.filter(each -> !each.isEmpty()).isEmpty() && isFine(field)) {
            wrong(field, "reason.missing");
        }
        return text.orElse("");
    }

    private boolean isFine(String field) {
        return issues.stream().noneMatch(issue -> issue.field().equals(field));
    }

    void atMost(String field, String text, int characters) {
        if (text.codePointCount(0, text.length()) > characters) {
            issues.add(new FieldIssue(field, "reason.too-long", characters));
        }
    }

    void wrong(String field, String reason) {
        issues.add(new FieldIssue(field, reason));
    }

    /** Throws if anything was wrong, and names it all. */
    void check() {
        if (!issues.isEmpty()) {
            throw new InvalidFieldsException(issues);
        }
    }
}
