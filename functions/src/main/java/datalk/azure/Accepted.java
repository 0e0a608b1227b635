package datalk.azure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller takes, as headers like {@code Accept} and {@code Accept-Encoding} list it (RFC 9110, 12.4):
 * {@code text/*;q=0.5, text/html;q=0} is any text but HTML.
 *
 * <p>Weights above 0 are all the same here, for nothing is there in two forms of which one could be liked better. Other
 * parameters narrow nothing: whoever takes JSON in some version or encoding gets ours.
 *
 * @param values in lower case, and whether each is taken or ruled out
 */
record Accepted(Map<String, Boolean> values) {
    private static final Pattern RULED_OUT = Pattern.compile("\\s*q\\s*=\\s*0(?:\\.0*)?\\s*", Pattern.CASE_INSENSITIVE);

    Accepted {
        values = Map.copyOf(values);
    }

    /** Reads a header's value, lines joined by commas; null where there is no such header. */
    static Accepted of(@Nullable String header) {
        Map<String, Boolean> values = new HashMap<>();
        for (String element : header == null ? new String[0] : header.split(",")) {
            String[] parts = element.split(";");
            String value = parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT);
            if (!value.isEmpty()) {
                values.merge(value, isTaken(parts), Boolean::logicalOr);
            }
        }
        return new Accepted(values);
    }

    private static boolean isTaken(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (RULED_OUT.matcher(parts[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is listed, which leaves it to us. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether something is taken. Of its own name and the wildcards that mean it too, the first one listed decides. */
    boolean takes(String... names) {
        for (String name : names) {
            Boolean taken = values.get(name);
            if (taken != null) {
                return taken;
            }
        }
        return false;
    }
}
