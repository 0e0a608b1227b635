package datalk.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The caller's fields or parameters are wrong: 400, each of them named, of a great many the first. */
public final class InvalidFieldsException extends ProblemException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 100;

    private InvalidFieldsException(ProblemType type, List<FieldIssue> issues) {
        super(
                type,
                Map.of("count", issues.size()),
                issues.stream().limit(MOST_NAMED).toList(),
                Optional.empty());
    }

    /** Wrong fields of a body. */
    public InvalidFieldsException(List<FieldIssue> issues) {
        this(ProblemType.INVALID_FIELDS, issues);
    }

    /** Wrong parts of the address: query parameters or the id. */
    public static InvalidFieldsException parameters(List<FieldIssue> issues) {
        return new InvalidFieldsException(ProblemType.INVALID_PARAMETERS, issues);
    }

    /** Wrong columns in the first line of a CSV file. */
    public static InvalidFieldsException csvHeader(List<FieldIssue> issues) {
        return new InvalidFieldsException(ProblemType.INVALID_CSV_HEADER, issues);
    }
}
