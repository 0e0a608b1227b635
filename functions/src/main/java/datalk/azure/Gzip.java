package datalk.azure;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses what the controllers answered in JSON or CSV, where it is long and the caller takes it: nothing between
 * the function and the caller does.
 *
 * <p>An answer with an entity tag stays as it is, since the tag stands for its very bytes; such records are short. No
 * answer holds a key or another secret that lengths of compressed text could give away.
 */
final class Gzip {
    /** What it is called. */
    static final String ENCODING = "gzip";

    /** What is shorter fits into one packet anyway. */
    private static final int LEAST_BYTES = 1_024;

    private static final Pattern TYPES = Pattern.compile("application/(?:problem\\+)?json.*|text/csv.*");

    private Gzip() {}

    /** Whether a body of that many bytes is one to compress for those who take it. */
    static boolean isWorthIt(int bytes, MutableHttpHeaders headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return bytes >= LEAST_BYTES
                && type != null
                && TYPES.matcher(type).matches()
                && !headers.contains(HttpHeaders.ETAG);
    }

    /** Whether a caller with these headers takes gzip. */
    static boolean isAccepted(HttpHeaders headers) {
        return Accepted.of(String.join(",", headers.getAll(HttpHeaders.ACCEPT_ENCODING)))
                .takes(ENCODING, "x-gzip", "*");
    }

    static byte[] compress(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return compressed.toByteArray();
    }
}
