package datalk.azure;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The web page, as the build of {@code page/} left it: compressed, and all but the entry in folders that are named by
 * their content, for browsers to keep.
 *
 * <p>The page may load and reach nothing but this app, and run no script or style that is not a file of it.
 */
@Hidden
@Controller
class PageController {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z]+)*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml");
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ResourceLoader resources;

    PageController(ResourceLoader resources) {
        this.resources = resources;
    }

    @Get(uri = "/", produces = MediaType.TEXT_HTML)
    Optional<HttpResponse<byte[]>> page(HttpHeaders headers) {
        return serve("index.html", ASK_FIRST, headers);
    }

    @Get(
            uri = "/assets/{folder}/{name}",
            produces = {MediaType.TEXT_JAVASCRIPT, MediaType.TEXT_CSS, MediaType.IMAGE_SVG})
    Optional<HttpResponse<byte[]>> asset(String folder, String name, HttpHeaders headers) {
        return PLAIN_NAME.matcher(folder).matches() && PLAIN_NAME.matcher(name).matches()
                ? serve("assets/" + folder + "/" + name, FOR_EVER, headers)
                : Optional.empty();
    }

    private Optional<HttpResponse<byte[]>> serve(String path, String caching, HttpHeaders headers) {
        boolean compressed = Gzip.isAccepted(headers);
        return resources.getResourceAsStream("classpath:page/" + path + ".gz").map(content -> {
            MutableHttpResponse<byte[]> response = HttpResponse.ok(read(content, compressed))
                    .header(HttpHeaders.CONTENT_TYPE, TYPES.get(path.substring(path.lastIndexOf('.') + 1)))
                    .header(HttpHeaders.CACHE_CONTROL, caching)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                    .header("Content-Security-Policy", CONTENT_POLICY)
                    .header("Cross-Origin-Opener-Policy", "same-origin")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff");
            return compressed ? response.header(HttpHeaders.CONTENT_ENCODING, Gzip.ENCODING) : response;
        });
    }

    private static byte[] read(InputStream content, boolean compressed) {
        try (InputStream bytes = compressed ? content : new GZIPInputStream(content)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
