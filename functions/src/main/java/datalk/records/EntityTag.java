package datalk.records;

import datalk.problem.PreconditionFailedException;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The entity tag of a stored record (RFC 9110, 8.8.3): its version, and a fingerprint of what is shown of it, because a
 * record that was removed and made again starts at version 0. What a record copies of others is not shown: a hub's new
 * name leaves the tags of its orders as they are.
 */
record EntityTag(String value) {
    private static final String ANY = "*";
    private static final char SEPARATOR = '\0';
    private static final int FINGERPRINT_BYTES = 8;

    static EntityTag of(StoredRecord<?, ?> stored) {
        return new EntityTag("\"" + stored.version() + "-" + fingerprint(stored.shown()) + "\"");
    }

    private static <R> String fingerprint(R shown) {
        StringBuilder content = new StringBuilder();
        for (BeanProperty<R, Object> field : introspection(shown).getBeanProperties()) {
            content.append(field.getName()).append('=').append(field.get(shown)).append(SEPARATOR);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @SuppressWarnings("unchecked") // a thing's own class
    private static <R> BeanIntrospection<R> introspection(R shown) {
        return BeanIntrospection.getIntrospection((Class<R>) shown.getClass());
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
