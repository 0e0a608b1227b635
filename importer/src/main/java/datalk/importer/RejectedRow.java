package datalk.importer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A row that the server did not take.
 *
 * @param field may be missing, where the row as a whole is wrong
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RejectedRow(long line, String field, String reason) {
    RejectedRow withLine(long newLine) {
        return new RejectedRow(newLine, field, reason);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + (field == null || field.isEmpty() ? "" : field + ": ") + reason;
    }
}
