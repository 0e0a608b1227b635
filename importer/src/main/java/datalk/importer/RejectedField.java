package datalk.importer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Why the server did not take a row. A row may have several wrong fields.
 *
 * @param field empty where the row as a whole is wrong
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RejectedField(long line, String field, String reason) {
    RejectedField withLine(long newLine) {
        return new RejectedField(newLine, field, reason);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + (field == null || field.isEmpty() ? "" : field + ": ") + reason;
    }
}
