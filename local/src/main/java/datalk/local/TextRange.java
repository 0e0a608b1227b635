package datalk.local;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Optional;
import java.util.Set;

/** The condition of a {@code $match} that a field's text lies in a range: {@code {day: {$gte: "a", $lt: "b"}}}. */
record TextRange(String field, Document bounds) {
    private static final Set<String> OPERATORS = Set.of("$gt", "$gte", "$lt", "$lte");

    /** The first such condition. */
    static Optional<TextRange> in(Document match) {
        return match.entrySet().stream()
                .filter(each -> !each.getKey().startsWith("$") && !each.getKey().contains("."))
                .filter(each -> each.getValue() instanceof Document bounds && isRange(bounds))
                .map(each -> new TextRange(each.getKey(), (Document) each.getValue()))
                .findFirst();
    }

    private static boolean isRange(Document bounds) {
        return !bounds.isEmpty()
                && OPERATORS.containsAll(bounds.keySet())
                && bounds.values().stream().allMatch(String.class::isInstance);
    }

    /** Whether a text stands before the range. */
    boolean isAfter(String text) {
        return !passes("$gt", text) || !passes("$gte", text);
    }

    /** Whether a text stands behind the range. */
    boolean isBefore(String text) {
        return !passes("$lt", text) || !passes("$lte", text);
    }

    private boolean passes(String operator, String text) {
        if (!(bounds.get(operator) instanceof String bound)) {
            return true;
        }
        int order = text.compareTo(bound);
        return switch (operator) {
            case "$gt" -> order > 0;
            case "$gte" -> order >= 0;
            case "$lt" -> order < 0;
            default -> order <= 0;
        };
    }
}
