package datalk.records;

import datalk.problem.PreconditionFailedException;
import io.micronaut.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;

/**
 * The entity tag of a stored record (RFC 9110, 8.8.3): its version, and a hash of its content, because a record that
 * was removed and made again starts at version 0. Whether its copies are due is none of a caller's business.
 */
record EntityTag(String value) {
    private static final String ANY = "*";

    static EntityTag of(StoredRecord<?, ?> stored) {
        String content = Integer.toHexString(
                stored.inState(stored.version(), null).toString().hashCode());
        return new EntityTag("\"" + stored.version() + "-" + content + "\"");
    }

    /** Whether a reader has this very content already: {@code If-None-Match}, weak comparison. */
    boolean isKnownTo(HttpHeaders headers) {
        return tags(headers, HttpHeaders.IF_NONE_MATCH).stream()
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.equals(value));
    }

    /** Refuses a change that was meant for another state of the record: {@code If-Match}, strong comparison. */
    void requireMatch(HttpHeaders headers) {
        List<String> wanted = tags(headers, HttpHeaders.IF_MATCH);
        if (!wanted.isEmpty() && !wanted.contains(ANY) && !wanted.contains(value)) {
            throw new PreconditionFailedException(value);
        }
    }

    private static List<String> tags(HttpHeaders headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
