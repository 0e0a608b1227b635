package datalk.records.imports;

import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first line of a file: its columns, in any order. A column that may be empty may be left out; a column that we do
 * not know is refused, because it is more likely a misspelt one than one too many.
 */
record CsvHeader(List<String> columns) {
    CsvHeader {
        columns = List.copyOf(columns);
    }

    /**
     * Checks the columns.
     *
     * @param known all fields of the record; true for those that a row needs
     */
    static CsvHeader of(List<String> cells, Map<String, Boolean> known) {
        List<String> columns = cells.stream().map(String::strip).toList();
        List<FieldIssue> issues = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!known.containsKey(column)) {
                issues.add(new FieldIssue(column, "reason.unknown-column"));
            } else if (!seen.add(column)) {
                issues.add(new FieldIssue(column, "reason.repeated-column"));
            }
        }
        known.forEach((column, needed) -> {
            if (needed && !seen.contains(column)) {
                issues.add(new FieldIssue(column, "reason.missing-column"));
            }
        });
        if (!issues.isEmpty()) {
            throw InvalidFieldsException.csvHeader(issues);
        }
        return new CsvHeader(columns);
    }

    /** The cells of a row by column; empty, with the reason added, if there are too many or too few. */
    Optional<Map<String, String>> named(List<String> cells, List<FieldIssue> issues) {
        if (cells.size() < columns.size()) {
            issues.add(new FieldIssue(columns.get(cells.size()), "reason.missing-cell", columns.size()));
            return Optional.empty();
        }
        if (cells.size() > columns.size()) {
            issues.add(new FieldIssue("", "reason.extra-cell", columns.size()));
            return Optional.empty();
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(columns.get(i), cells.get(i));
        }
        return Optional.of(named);
    }
}
