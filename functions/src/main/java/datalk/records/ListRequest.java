package datalk.records;

import com.mongodb.client.model.Filters;
import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import io.micronaut.http.HttpParameters;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * What a caller asks of a list.
 *
 * @param conditions of the filters that were used
 * @param after the cursor, if the first page is behind the caller
 */
record ListRequest(List<Bson> conditions, int limit, Optional<String> after) {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    ListRequest {
        conditions = List.copyOf(conditions);
    }

    /** Reads the query parameters; names every one that is unknown or wrong. */
    static ListRequest read(HttpParameters parameters, List<ListFilter> filters) {
        Map<String, ListFilter> byName = new HashMap<>();
        filters.forEach(filter -> filter.names().forEach(name -> byName.put(name, filter)));
        List<FieldIssue> issues = new ArrayList<>();
        List<Bson> conditions = new ArrayList<>();
        int limit = USUAL;
        Optional<String> after = Optional.empty();
        for (String name : parameters.names()) {
            // the door splits values at commas
            String text = String.join(",", parameters.getAll(name));
            if ("limit".equals(name)) {
                limit = limit(text, issues);
            } else if ("after".equals(name)) {
                after = Optional.of(text);
            } else if (byName.containsKey(name)) {
                condition(name, byName.get(name), text, issues).ifPresent(conditions::add);
            } else {
                issues.add(new FieldIssue(name, "reason.unknown-parameter"));
            }
        }
        if (!issues.isEmpty()) {
            throw InvalidFieldsException.parameters(issues);
        }
        return new ListRequest(conditions, limit, after);
    }

    Bson filter(Optional<Bson> start) {
        List<Bson> all = new ArrayList<>(conditions);
        start.ifPresent(all::add);
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }

    private static int limit(String text, List<FieldIssue> issues) {
        if (FieldKind.SMALL_INTEGER.read(text).value() instanceof Integer limit && limit >= 1 && limit <= MOST) {
            return limit;
        }
        issues.add(new FieldIssue("limit", "reason.limit"));
        return USUAL;
    }

    private static Optional<Bson> condition(String name, ListFilter filter, String text, List<FieldIssue> issues) {
        // a day alone is its first moment
        String whole =
                filter.kind() == FieldKind.MOMENT && FieldKind.DATE.read(text).value() != null
                        ? text.strip() + "T00:00:00"
                        : text;
        FieldKind.Reading reading = filter.kind().read(whole);
        if (reading.value() == null) {
            issues.add(new FieldIssue(name, reading.reason() == null ? "reason.missing" : reading.reason()));
            return Optional.empty();
        }
        Object value = reading.value() instanceof LocalDateTime moment ? LocalTimes.toText(moment) : reading.value();
        return Optional.of(filter.condition().apply(filter.field(), value));
    }
}
