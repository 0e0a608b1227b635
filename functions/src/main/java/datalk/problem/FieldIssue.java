package datalk.problem;

import java.util.List;
import java.util.Map;

/**
 * One thing wrong with one field, not yet in anybody's language.
 *
 * @param field the name that the caller used, of a very long one the beginning
 * @param reason key of the text: {@code reason.not-a-number}
 * @param values what the text's {@code {name}} places are filled with
 */
public record FieldIssue(String field, String reason, Map<String, Object> values) {
    private static final int LONGEST_NAME = 200;

    public FieldIssue {
        field = field.length() > LONGEST_NAME ? field.substring(0, LONGEST_NAME) + "…" : field;
        values = Map.copyOf(values);
    }

    /** An issue whose text says it all. */
    public FieldIssue(String field, String reason) {
        this(field, reason, Map.of());
    }

    /** An issue whose text has one place, {@code {value}}. */
    public FieldIssue(String field, String reason, Object value) {
        this(field, reason, Map.of("value", value));
    }

    /** The issue as it is shown to a caller. */
    public FieldError in(Texts texts) {
        return new FieldError(field, texts.get(reason, values));
    }

    /** Shows several issues, in their order. */
    public static List<FieldError> in(Texts texts, List<FieldIssue> issues) {
        return issues.stream().map(issue -> issue.in(texts)).toList();
    }
}
