package datalk.llm;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names a server so that its address is looked up anew.
 *
 * <p>The JVM keeps addresses for half a minute, and its settings for that are read before an app of Azure Functions is
 * loaded. A container group changes its address when it restarts. Names are looked up without regard to case and kept
 * with regard to it: {@code ollama.internal} may be kept, {@code oLlama.internal} is not.
 */
final class FreshName {
    private static final AtomicInteger TURNS = new AtomicInteger();

    private FreshName() {}

    /** The same address with another mix of capital letters in the host's name each time. */
    static URI of(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return uri;
        }
        StringBuilder mixed = new StringBuilder(host);
        int bits = TURNS.incrementAndGet();
        for (int i = 0; i < host.length() && bits != 0; i++) {
            char letter = host.charAt(i);
            if (Character.isLetter(letter)) {
                mixed.setCharAt(i, (bits & 1) == 1 ? Character.toUpperCase(letter) : letter);
                bits >>= 1;
            }
        }
        String authority = uri.getRawAuthority().replace(host, mixed);
        return URI.create(uri.toString().replaceFirst("//[^/]*", "//" + authority));
    }
}
