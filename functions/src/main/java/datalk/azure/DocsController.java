package datalk.azure;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The description of the API, and a page to read and try it on.
 *
 * <p>The compiler writes the description from the controllers, and puts the page's scripts beside it; nothing is loaded
 * from elsewhere.
 */
@Hidden
@Controller
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Datalk",
                        version = "0.1",
                        description =
                                "Records of shopping malls, and answers to questions about them. Everything wrong is "
                                        + "answered as application/problem+json in the language of Accept-Language. Not said "
                                        + "at each call: 401 without a key where one is asked for, 404 and 405 (with Allow) where "
                                        + "an address or method is not described here, 406 where Accept takes no type of "
                                        + "ours, 500 for a mistake of ours.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        servers = @Server(url = "/", description = "The Datalk that gives this description."),
        security = @SecurityRequirement(name = "key"))
@SecurityScheme(
        name = "key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "x-functions-key",
        description = "A function key, for what is under /api. A local run asks for none.")
class DocsController {
    private static final String YAML = "application/yaml;charset=utf-8";
    private static final String HTML = "text/html;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";
    private static final String GENERATED = "META-INF/swagger/";
    private static final String GENERATED_ASSETS = GENERATED + "views/swagger-ui/res/";

    /** Styles inline because swagger-ui sets them on elements; everything else from here. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private static final Map<String, Asset> ASSETS = Map.of(
            "swagger-ui-bundle.js", new Asset(GENERATED_ASSETS + "swagger-ui-bundle.js", SCRIPT),
            "swagger-ui.css", new Asset(GENERATED_ASSETS + "swagger-ui.css", STYLE),
            "docs.js", new Asset("docs/docs.js", SCRIPT),
            "docs.css", new Asset("docs/docs.css", STYLE));

    private final ResourceLoader resources;

    DocsController(ResourceLoader resources) {
        this.resources = resources;
    }

    @Get(uri = "/openapi.yml", produces = YAML)
    HttpResponse<String> description() {
        return serve(new Asset(GENERATED + "openapi.yml", YAML));
    }

    @Get(uri = "/docs", produces = HTML)
    HttpResponse<String> page() {
        return serve(new Asset("docs/index.html", HTML));
    }

    @Get(
            uri = "/docs/{name}",
            produces = {SCRIPT, STYLE})
    Optional<HttpResponse<String>> asset(String name) {
        return Optional.ofNullable(ASSETS.get(name)).map(this::serve);
    }

    private HttpResponse<String> serve(Asset asset) {
        return HttpResponse.ok(read(asset.path()))
                .header(HttpHeaders.CONTENT_TYPE, asset.contentType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Content-Security-Policy", CONTENT_POLICY)
                .header("X-Content-Type-Options", "nosniff");
    }

    private String read(String path) {
        try (InputStream content =
                resources.getResourceAsStream("classpath:" + path).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Asset(String path, String contentType) {}
}
